package dev.suishen.verifier.scanning;

import dev.suishen.verifier.scanning.Look.Contrast;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the QR codes in a camera's frames, within a time that hardly depends on what is in them: at
 * each frame the look that most codes need and one of the others in turn, the one that last found a
 * code first. Not thread-safe.
 */
final class FrameReader {
  /** Frames until each look has had its turn. */
  static final int ROUND = 4;

  /** A frame of more pixels is looked at smaller. */
  private static final int ENOUGH_PIXELS = 1_300_000;

  private static final int TRIES = 6;
  private static final int STEP = 3;

  private final SymbolReader reader = new SymbolReader(TRIES, STEP);
  private int shrink;
  private List<Look> looks = List.of();
  private int favourite;
  private int turn;

  /** Stops looking at a frame once it has one of ours: a code of others must not hide it. */
  Set<String> read(Luminance frame) {
    prepare(frame);
    int other = 1 + turn;
    turn = (turn + 1) % ROUND;
    Set<String> texts = new LinkedHashSet<>();
    for (int look : favourite == 0 ? new int[] {0, other} : new int[] {favourite, 0}) {
      Set<String> seen = looks.get(look).read(frame, reader);
      texts.addAll(seen);
      if (seen.stream().anyMatch(OurText::is)) {
        favourite = look;
        return texts;
      }
    }
    favourite = 0;
    return texts;
  }

  private void prepare(Luminance frame) {
    long pixels = (long) frame.width() * frame.height();
    int by = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
    if (by != shrink) {
      shrink = by;
      looks = looks(by);
    }
  }

  private static List<Look> looks(int shrink) {
    Scale whole = Scale.shrunk(shrink);
    return List.of(
        new Look(whole, Contrast.BLOCKS, false),
        new Look(Scale.shrunk(2 * shrink), Contrast.LOCAL, false),
        new Look(whole, Contrast.BLOCKS, true),
        new Look(middle(shrink), Contrast.LOCAL, false),
        new Look(whole, Contrast.SOFTENED, false));
  }

  /** Larger, as many pixels: the middle of the frame is where a phone is held. */
  private static Scale middle(int shrink) {
    if (shrink == 1) {
      return new Scale(1, 2, 2);
    }
    int less = shrink / 2;
    return new Scale(less, 1, (shrink + less - 1) / less);
  }
}
