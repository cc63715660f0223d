package dev.suishen.verifier.scanning;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the QR codes of a picture in black and white, several where there are several. */
final class SymbolReader {
  private final Decoder decoder = new Decoder();
  private final int tries;
  private final int step;

  /**
   * @param tries the most sets of corners to try: what bounds the time that a cluttered picture
   *     takes
   * @param step rows from one looked at to the next
   */
  SymbolReader(int tries, int step) {
    this.tries = tries;
    this.step = step;
  }

  /**
   * The texts, in the order in which they were found.
   *
   * @param dark the picture
   * @param grey the same, before it was made black and white
   */
  Set<String> read(BitMatrix dark, GreyImage grey) {
    List<FinderPattern> patterns = new FinderPatterns(dark).find(step);
    GridFinder finder = new GridFinder(dark, grey);
    List<Corners> read = new ArrayList<>();
    Set<String> texts = new LinkedHashSet<>();
    int tried = 0;
    for (Corners corners : Corners.among(patterns)) {
      if (read.stream().anyMatch(corners::sharesAPatternWith)) {
        continue;
      }
      if (tried++ == tries) {
        break;
      }
      String text = read(finder.grids(corners), dark, grey);
      if (text != null) {
        texts.add(text);
        read.add(corners);
      }
    }
    return texts;
  }

  private @Nullable String read(List<ModuleGrid> grids, BitMatrix dark, GreyImage grey) {
    for (ModuleGrid grid : grids) {
      String text = decode(grid.sample(dark));
      if (text == null) {
        text = decode(grid.sample(grey));
      }
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Error correction decides whether it was a symbol. */
  private @Nullable String decode(BitMatrix modules) {
    try {
      return decoder.decode(modules).getText();
    } catch (ChecksumException | FormatException unreadable) {
      return null;
    }
  }
}
