package dev.suishen.verifier.scanning;

import dev.suishen.verifier.scanning.Look.Contrast;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads the QR codes in one picture, patiently: by local and by overall contrast, dark on light and
 * light on dark, and at smaller scales, where noise averages out. For a camera's stream see {@link
 * FrameScanner}.
 */
public final class PictureReader {
  /** Below this side, in pixels, a module may be a single pixel, too few to find its pattern. */
  private static final int SMALL = 200;

  private static final int SMALLEST_SIDE = 21;
  private static final int HALVINGS = 3;
  private static final int TRIES = 60;

  private PictureReader() {}

  /**
   * The texts of the codes, in the order in which they were found; empty where none is readable.
   * Where one is a Suishen code, others may be missing; where none is, none was found in any way.
   */
  public static Set<String> read(Luminance picture) {
    boolean small = Math.max(picture.width(), picture.height()) < SMALL;
    Set<String> texts = small ? read(picture, Scale.enlarged(4)) : Set.of();
    for (int i = 0; i <= HALVINGS && texts.isEmpty(); i++) {
      Scale scale = Scale.shrunk(1 << i);
      if (Math.min(scale.width(picture), scale.height(picture)) >= SMALLEST_SIDE) {
        texts = read(picture, scale);
      }
    }
    return texts;
  }

  /** A code of others must not hide ours. */
  private static Set<String> read(Luminance picture, Scale scale) {
    SymbolReader reader = new SymbolReader(TRIES, 1);
    Set<String> texts = new LinkedHashSet<>();
    for (boolean lightOnDark : new boolean[] {false, true}) {
      for (Contrast contrast : Contrast.values()) {
        texts.addAll(new Look(scale, contrast, lightOnDark).read(picture, reader));
        if (texts.stream().anyMatch(OurText::is)) {
          return texts;
        }
      }
    }
    return texts;
  }
}
