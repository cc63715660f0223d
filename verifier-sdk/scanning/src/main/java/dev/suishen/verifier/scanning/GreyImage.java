package dev.suishen.verifier.scanning;

import com.google.zxing.LuminanceSource;

/**
 * What is looked at of a frame; filled anew for each, so that a stream of them leaves no garbage.
 */
final class GreyImage extends LuminanceSource {
  private final byte[] pixels;

  GreyImage(int width, int height) {
    super(width, height);
    this.pixels = new byte[width * height];
  }

  @Override
  public byte[] getRow(int y, byte[] reused) {
    byte[] row = reused != null && reused.length >= getWidth() ? reused : new byte[getWidth()];
    System.arraycopy(pixels, y * getWidth(), row, 0, getWidth());
    return row;
  }

  @Override
  public byte[] getMatrix() {
    return pixels;
  }

  int at(int x, int y) {
    return pixels[y * getWidth() + x] & 0xff;
  }

  void swapDarkAndLight() {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ~pixels[i];
    }
  }

  /** Each pixel with half of its neighbours' light: noise and a screen's grid fade. */
  void soften() {
    int width = getWidth();
    int[] above = new int[width];
    int[] here = new int[width];
    int[] below = new int[width];
    across(0, here);
    System.arraycopy(here, 0, above, 0, width);
    for (int y = 0; y < getHeight(); y++) {
      across(Math.min(y + 1, getHeight() - 1), below);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) ((above[x] + 2 * here[x] + below[x] + 8) >> 4);
      }
      int[] done = above;
      above = here;
      here = below;
      below = done;
    }
  }

  private void across(int y, int[] sums) {
    int width = getWidth();
    int row = y * width;
    for (int x = 0; x < width; x++) {
      int left = pixels[row + Math.max(0, x - 1)] & 0xff;
      int right = pixels[row + Math.min(width - 1, x + 1)] & 0xff;
      sums[x] = left + 2 * (pixels[row + x] & 0xff) + right;
    }
  }

  /** The middle of the frame; each pixel the mean of {@code by} × {@code by} of it. */
  void shrink(Luminance frame, int by) {
    int left = (frame.width() - getWidth() * by) / 2;
    int top = (frame.height() - getHeight() * by) / 2;
    for (int y = 0; y < getHeight(); y++) {
      int from = (top + y * by) * frame.rowStride() + left;
      if (by == 1) {
        System.arraycopy(frame.plane(), from, pixels, y * getWidth(), getWidth());
      } else {
        shrinkRow(frame, from, by, y * getWidth());
      }
    }
  }

  private void shrinkRow(Luminance frame, int from, int by, int to) {
    byte[] plane = frame.plane();
    int area = by * by;
    for (int x = 0; x < getWidth(); x++, from += by) {
      int sum = 0;
      for (int row = from, dy = 0; dy < by; dy++, row += frame.rowStride()) {
        for (int dx = 0; dx < by; dx++) {
          sum += plane[row + dx] & 0xff;
        }
      }
      pixels[to + x] = (byte) (sum / area);
    }
  }

  /** The middle of the frame, {@code by} times as large, smooth between its pixels. */
  void enlarge(Luminance frame, int by) {
    int left = (frame.width() - getWidth() / by) / 2;
    int top = (frame.height() - getHeight() / by) / 2;
    for (int y = 0; y < getHeight(); y++) {
      int row = Math.min(top + y / by, frame.height() - 1);
      int below = Math.min(row + 1, frame.height() - 1);
      int down = y % by;
      for (int x = 0; x < getWidth(); x++) {
        int column = Math.min(left + x / by, frame.width() - 1);
        int right = Math.min(column + 1, frame.width() - 1);
        int across = x % by;
        int upper = between(frame, row, column, right, across, by);
        int lower = between(frame, below, column, right, across, by);
        pixels[y * getWidth() + x] =
            (byte) ((upper * (by - down) + lower * down + by * by / 2) / (by * by));
      }
    }
  }

  private static int between(Luminance frame, int row, int left, int right, int across, int by) {
    int start = row * frame.rowStride();
    return (frame.plane()[start + left] & 0xff) * (by - across)
        + (frame.plane()[start + right] & 0xff) * across;
  }
}
