package dev.suishen.verifier.scanning;

import com.google.zxing.ResultPoint;

/**
 * A square as in three corners of each QR code, perhaps.
 *
 * @param centre in pixels
 * @param module side of a module in pixels, of a pattern that is not turned; of one that is, up to
 *     half more
 * @param rows that crossed it
 */
record FinderPattern(ResultPoint centre, float module, int rows) {
  boolean isAt(float x, float y) {
    return Math.abs(centre.getX() - x) < 2 * module && Math.abs(centre.getY() - y) < 2 * module;
  }

  /** The same, crossed once more. */
  FinderPattern and(float x, float y, float moduleThere) {
    return new FinderPattern(
        new ResultPoint(mean(centre.getX(), x), mean(centre.getY(), y)),
        mean(module, moduleThere),
        rows + 1);
  }

  private float mean(float soFar, float next) {
    return (rows * soFar + next) / (rows + 1);
  }
}
