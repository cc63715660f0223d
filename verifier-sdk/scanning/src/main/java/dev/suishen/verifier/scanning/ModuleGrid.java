package dev.suishen.verifier.scanning;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.PerspectiveTransform;

/** Where a symbol's modules lie in a picture: module (x, y) has its centre at (x + ½, y + ½). */
final class ModuleGrid {
  /** Modules on each side that a module's grey is compared with. */
  private static final int AROUND = 5;

  private final PerspectiveTransform toPixels;
  private final int dimension;

  ModuleGrid(PerspectiveTransform toPixels, int dimension) {
    this.toPixels = toPixels;
    this.dimension = dimension;
  }

  int dimension() {
    return dimension;
  }

  /**
   * The part of the timing patterns' and the last alignment pattern's modules (ISO/IEC 18004
   * §6.3.5, §6.3.6) that are not as they must be: 0 where the grid fits, about a half where there
   * is no symbol, 1 where it leaves the picture.
   */
  double errors(GreyImage grey) {
    int timing = timingErrors(grey);
    int alignment = dimension == 21 ? 0 : alignmentErrors(grey);
    if (timing < 0 || alignment < 0) {
      return 1;
    }
    int modules = 2 * (dimension - 16) + (dimension == 21 ? 0 : 25);
    return (double) (timing + alignment) / modules;
  }

  /** Modules that are not darker, or lighter, than their neighbours. */
  private int timingErrors(GreyImage grey) {
    int wrong = 0;
    for (boolean across : new boolean[] {true, false}) {
      int last = timingLevel(grey, 7, across);
      int level = timingLevel(grey, 8, across);
      for (int i = 8; i < dimension - 8; i++) {
        int next = timingLevel(grey, i + 1, across);
        if (last < 0 || level < 0 || next < 0) {
          return -1;
        }
        if (2 * level < last + next == ((i & 1) == 1)) {
          wrong++;
        }
        last = level;
        level = next;
      }
    }
    return wrong;
  }

  /** A dark module in a light ring in a dark one. */
  private int alignmentErrors(GreyImage grey) {
    int[] levels = new int[25];
    int darkest = Integer.MAX_VALUE;
    int lightest = 0;
    for (int i = 0; i < 25; i++) {
      levels[i] = level(grey, dimension - 9 + i % 5, dimension - 9 + i / 5);
      if (levels[i] < 0) {
        return -1;
      }
      darkest = Math.min(darkest, levels[i]);
      lightest = Math.max(lightest, levels[i]);
    }
    int wrong = 0;
    for (int i = 0; i < 25; i++) {
      int ring = Math.max(Math.abs(i % 5 - 2), Math.abs(i / 5 - 2));
      if (2 * levels[i] < darkest + lightest == (ring == 1)) {
        wrong++;
      }
    }
    return wrong;
  }

  private int timingLevel(GreyImage grey, int i, boolean across) {
    return across ? level(grey, i, 6) : level(grey, 6, i);
  }

  /** A module's grey; -1 where it is not in the picture. */
  private int level(GreyImage grey, int x, int y) {
    float[] point = {x + 0.5f, y + 0.5f};
    toPixels.transformPoints(point);
    return inside((int) point[0], (int) point[1], grey.getWidth(), grey.getHeight())
        ? level(grey, point[0], point[1])
        : -1;
  }

  /** Each module as the pixel in its middle. */
  BitMatrix sample(BitMatrix dark) {
    BitMatrix modules = new BitMatrix(dimension);
    float[] row = new float[2 * dimension];
    for (int y = 0; y < dimension; y++) {
      toPixels(row, y);
      for (int x = 0; x < dimension; x++) {
        int column = clamp((int) row[2 * x], dark.getWidth());
        if (dark.get(column, clamp((int) row[2 * x + 1], dark.getHeight()))) {
          modules.set(x, y);
        }
      }
    }
    return modules;
  }

  /**
   * Each module's grey, sharpened, against those around it. Blur spreads a module over its
   * neighbours, and what is left of it shows here and no longer in single pixels.
   */
  BitMatrix sample(GreyImage grey) {
    int[] levels = sharpened(levels(grey));
    int[] sums = sums(levels);
    BitMatrix modules = new BitMatrix(dimension);
    for (int y = 0; y < dimension; y++) {
      int top = Math.max(0, y - AROUND);
      int bottom = Math.min(dimension, y + AROUND + 1);
      for (int x = 0; x < dimension; x++) {
        int left = Math.max(0, x - AROUND);
        int right = Math.min(dimension, x + AROUND + 1);
        int area = (bottom - top) * (right - left);
        if (levels[y * dimension + x] * area < sum(sums, left, top, right, bottom)) {
          modules.set(x, y);
        }
      }
    }
    return modules;
  }

  private int[] levels(GreyImage grey) {
    int[] levels = new int[dimension * dimension];
    float[] row = new float[2 * dimension];
    for (int y = 0; y < dimension; y++) {
      toPixels(row, y);
      for (int x = 0; x < dimension; x++) {
        levels[y * dimension + x] = level(grey, row[2 * x], row[2 * x + 1]);
      }
    }
    return levels;
  }

  /** Takes back what blur has brought from the four neighbours: 30 % of their difference. */
  private int[] sharpened(int[] levels) {
    int[] sharp = new int[levels.length];
    int last = dimension - 1;
    for (int y = 0; y < dimension; y++) {
      int above = Math.max(0, y - 1) * dimension;
      int below = Math.min(last, y + 1) * dimension;
      for (int x = 0; x < dimension; x++) {
        int at = y * dimension + x;
        int sideways = levels[at - Math.min(x, 1)] + levels[at + Math.min(last - x, 1)];
        int around = levels[above + x] + levels[below + x] + sideways;
        sharp[at] = levels[at] + 3 * (4 * levels[at] - around) / 10;
      }
    }
    return sharp;
  }

  /** Between the four pixels nearest to a point, in 256ths of a grey level. */
  private static int level(GreyImage grey, float x, float y) {
    float cornerX = x - 0.5f;
    float cornerY = y - 0.5f;
    int left = clamp((int) Math.floor(cornerX), grey.getWidth());
    int top = clamp((int) Math.floor(cornerY), grey.getHeight());
    int right = clamp(left + 1, grey.getWidth());
    int bottom = clamp(top + 1, grey.getHeight());
    float across = Math.max(0, Math.min(1, cornerX - left));
    float down = Math.max(0, Math.min(1, cornerY - top));
    float upper = grey.at(left, top) * (1 - across) + grey.at(right, top) * across;
    float lower = grey.at(left, bottom) * (1 - across) + grey.at(right, bottom) * across;
    return (int) (256 * (upper * (1 - down) + lower * down));
  }

  /** Of all levels above and to the left of a place: a summed-area table. */
  private int[] sums(int[] levels) {
    int side = dimension + 1;
    int[] sums = new int[side * side];
    for (int y = 0; y < dimension; y++) {
      int row = 0;
      for (int x = 0; x < dimension; x++) {
        row += levels[y * dimension + x];
        sums[(y + 1) * side + x + 1] = sums[y * side + x + 1] + row;
      }
    }
    return sums;
  }

  private int sum(int[] sums, int left, int top, int right, int bottom) {
    int side = dimension + 1;
    return sums[bottom * side + right]
        - sums[top * side + right]
        - sums[bottom * side + left]
        + sums[top * side + left];
  }

  private void toPixels(float[] row, int y) {
    for (int x = 0; x < dimension; x++) {
      row[2 * x] = x + 0.5f;
      row[2 * x + 1] = y + 0.5f;
    }
    toPixels.transformPoints(row);
  }

  private static boolean inside(int x, int y, int width, int height) {
    return x >= 0 && y >= 0 && x < width && y < height;
  }

  private static int clamp(int at, int end) {
    return Math.max(0, Math.min(at, end - 1));
  }
}
