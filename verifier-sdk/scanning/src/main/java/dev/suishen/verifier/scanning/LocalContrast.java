package dev.suishen.verifier.scanning;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.util.Arrays;

/**
 * Dark is what is darker than the mean around it, however little. ZXing's own takes a contrast of
 * less than 25 grey levels for none, which is all that a dim screen has.
 */
final class LocalContrast {
  /** What a flat surface's noise may be off. */
  private static final int MARGIN = 2;

  private LocalContrast() {}

  static BitMatrix dark(GreyImage grey) {
    int width = grey.getWidth();
    int height = grey.getHeight();
    int around = Math.max(10, Math.min(40, Math.min(width, height) / 18));
    byte[] pixels = grey.getMatrix();
    BitMatrix dark = new BitMatrix(width, height);
    BitArray row = new BitArray(width);
    int[] columns = new int[width];
    for (int y = 0; y < Math.min(around, height); y++) {
      add(columns, pixels, y * width);
    }
    for (int y = 0; y < height; y++) {
      if (y + around < height) {
        add(columns, pixels, (y + around) * width);
      }
      if (y - around - 1 >= 0) {
        subtract(columns, pixels, (y - around - 1) * width);
      }
      int rows = Math.min(height, y + around + 1) - Math.max(0, y - around);
      row.clear();
      compare(pixels, y * width, columns, rows, around, row);
      dark.setRow(y, row);
    }
    return dark;
  }

  private static void compare(
      byte[] pixels, int from, int[] columns, int rows, int around, BitArray row) {
    int width = columns.length;
    int sum = Arrays.stream(columns, 0, Math.min(around, width)).sum();
    int bits = 0;
    for (int x = 0; x < width; x++) {
      int right = x + around;
      int left = x - around - 1;
      sum += right < width ? columns[right] : 0;
      sum -= left >= 0 ? columns[left] : 0;
      int area = rows * (Math.min(width, right + 1) - Math.max(0, left + 1));
      if (((pixels[from + x] & 0xff) + MARGIN) * area <= sum) {
        bits |= 1 << (x & 31);
      }
      if ((x & 31) == 31 || x == width - 1) {
        row.setBulk(x & ~31, bits);
        bits = 0;
      }
    }
  }

  private static void add(int[] columns, byte[] pixels, int from) {
    for (int x = 0; x < columns.length; x++) {
      columns[x] += pixels[from + x] & 0xff;
    }
  }

  private static void subtract(int[] columns, byte[] pixels, int from) {
    for (int x = 0; x < columns.length; x++) {
      columns[x] -= pixels[from + x] & 0xff;
    }
  }
}
