package dev.suishen.verifier.scanning;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The squares in the corners of QR codes: all of them, where ZXing's own search stops at the first
 * three and then knows of one code only.
 */
final class FinderPatterns extends FinderPatternFinder {
  /** A frame with more is a pattern of its own; looking on would only take time. */
  private static final int TOO_MANY = 300;

  /** Those met in most rows; a frame has few codes. */
  private static final int KEPT = 30;

  FinderPatterns(BitMatrix dark) {
    super(dark);
  }

  /**
   * @param step rows from one looked at to the next; the core of a pattern is three modules high
   */
  List<FinderPattern> find(int step) {
    BitArray row = new BitArray(getImage().getWidth());
    int[] runs = new int[5];
    for (int y = step / 2; y < getImage().getHeight(); y += step) {
      findInRow(y, getImage().getRow(y, row), runs);
      if (getPossibleCenters().size() > TOO_MANY) {
        break;
      }
    }
    List<FinderPattern> found = new ArrayList<>(getPossibleCenters());
    found.sort(Comparator.comparingInt(FinderPattern::getCount).reversed());
    return found.subList(0, Math.min(found.size(), KEPT));
  }

  /** Five runs in turn dark and light, 1:1:3:1:1 in length (ISO/IEC 18004 §6.3.3.1). */
  private void findInRow(int y, BitArray row, int[] runs) {
    int width = getImage().getWidth();
    clearCounts(runs);
    int light = 0;
    for (int start = row.getNextSet(0); start < width; ) {
      int end = row.getNextUnset(start);
      shiftCounts2(runs);
      runs[3] = light;
      runs[4] = end - start;
      if (foundPatternCross(runs)) {
        handlePossibleCenter(runs, y, end);
      }
      start = row.getNextSet(end);
      light = start - end;
    }
  }
}
