package dev.suishen.verifier.scanning;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the squares in the corners of QR codes: all of them, and also where the code is tilted.
 * ZXing's own search stops at the first three, and wants them about as high as wide.
 */
final class FinderPatterns {
  /** A picture with more is a pattern of its own; of those found by then it is seen which stand. */
  private static final int MOST = 200;

  /**
   * From top to bottom, each between the rows of those before: no part is too late for the list.
   */
  private static final int SWEEPS = 4;

  /** Those met in most rows; a frame has few codes. */
  private static final int KEPT = 24;

  private static final int NONE = Integer.MIN_VALUE;

  private final BitMatrix dark;
  private final int width;
  private final int height;
  private final List<FinderPattern> found = new ArrayList<>();
  private final int[] runs = new int[5];
  private final int[] crossed = new int[5];

  FinderPatterns(BitMatrix dark) {
    this.dark = dark;
    this.width = dark.getWidth();
    this.height = dark.getHeight();
  }

  /**
   * @param step rows from one looked at to the next; the core of a pattern is three modules high
   */
  List<FinderPattern> find(int step) {
    BitArray row = new BitArray(width);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int y = sweep * step; y < height; y += SWEEPS * step) {
        findInRow(y, dark.getRow(y, row));
      }
    }
    found.sort(Comparator.comparingInt(FinderPattern::rows).reversed());
    return found.subList(0, Math.min(found.size(), KEPT));
  }

  private void findInRow(int y, BitArray row) {
    int light = 0;
    runs[2] = 0;
    runs[4] = 0;
    for (int start = row.getNextSet(0); start < width; ) {
      int end = row.getNextUnset(start);
      runs[0] = runs[2];
      runs[1] = runs[3];
      runs[2] = runs[4];
      runs[3] = light;
      runs[4] = end - start;
      if (isPattern(runs)) {
        add(end - runs[4] - runs[3] - runs[2] / 2f, y);
      }
      start = row.getNextSet(end);
      light = start - end;
    }
  }

  /**
   * Every line through the middle of a pattern crosses it alike, from whichever side it is seen.
   */
  private void add(float x, int y) {
    int down = crossing((int) x, y, 0, 1);
    if (down == NONE) {
      return;
    }
    float vertical = total();
    int row = y + down;
    int right = crossing((int) x, row, 1, 0);
    if (right == NONE) {
      return;
    }
    float horizontal = total();
    int column = (int) x + right;
    if (crossing(column, row, 1, 1) == NONE && crossing(column, row, 1, -1) == NONE) {
      return;
    }
    merge(column + 0.5f, row + 0.5f, (float) Math.sqrt(horizontal * vertical) / 7);
  }

  private void merge(float x, float y, float module) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isAt(x, y)) {
        found.set(i, found.get(i).and(x, y, module));
        return;
      }
    }
    if (found.size() < MOST) {
      found.add(new FinderPattern(new ResultPoint(x, y), module, 1));
    }
  }

  /**
   * Counts the runs along a line through a point of the core, both ways.
   *
   * @return steps from the point to the core's middle; NONE where no pattern is crossed
   */
  private int crossing(int x, int y, int dx, int dy) {
    if (!isDark(x, y)) {
      return NONE;
    }
    int before = runs(x, y, -dx, -dy, 1, 0);
    int after = runs(x, y, dx, dy, 3, 4);
    crossed[2] = before + after + 1;
    return isPattern(crossed) ? Math.floorDiv(after - before, 2) : NONE;
  }

  /**
   * From the core outwards.
   *
   * @return pixels of the core on this side of the point
   */
  private int runs(int x, int y, int dx, int dy, int lightRun, int darkRun) {
    int core = run(x + dx, y + dy, dx, dy, true);
    int reached = core + 1;
    int most = 2 * core + 4;
    crossed[lightRun] = run(x + reached * dx, y + reached * dy, dx, dy, false, most);
    reached += crossed[lightRun];
    crossed[darkRun] = run(x + reached * dx, y + reached * dy, dx, dy, true, most);
    return core;
  }

  private int run(int x, int y, int dx, int dy, boolean isDark) {
    return run(x, y, dx, dy, isDark, Integer.MAX_VALUE);
  }

  private int run(int x, int y, int dx, int dy, boolean isDark, int most) {
    int length = 0;
    for (int column = x, row = y;
        length < most && inside(column, row) && dark.get(column, row) == isDark;
        column += dx, row += dy) {
      length++;
    }
    return length;
  }

  private boolean isDark(int x, int y) {
    return inside(x, y) && dark.get(x, y);
  }

  private boolean inside(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height;
  }

  private int total() {
    return crossed[0] + crossed[1] + crossed[2] + crossed[3] + crossed[4];
  }

  /**
   * 1:1:3:1:1 (ISO/IEC 18004 §6.3.3.1): the core off by half of it at most, each other run by half
   * a module and half a pixel.
   */
  private static boolean isPattern(int[] runs) {
    int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    return total >= 7
        && 2 * Math.abs(7 * runs[2] - 3 * total) < 3 * total
        && isModule(runs[0], total)
        && isModule(runs[1], total)
        && isModule(runs[3], total)
        && isModule(runs[4], total);
  }

  private static boolean isModule(int run, int total) {
    return run > 0 && 2 * Math.abs(7 * run - total) < total + 7;
  }
}
