package dev.suishen.verifier.scanning;

import com.google.zxing.ResultPoint;

/**
 * Looks for the alignment pattern in a symbol's fourth corner (ISO/IEC 18004 §6.3.6) by its
 * contrast: a dark module in a light ring in a dark one. Finds it where blur has left no clean
 * edge.
 */
final class AlignmentSearch {
  /** How far a tilt may take it, in modules. */
  private static final int FARTHEST = 12;

  /** What a place loses for each module that it is farther off, in parts of its contrast. */
  private static final float DISTRUST = 0.03f;

  private final GreyImage grey;
  private final float x;
  private final float y;
  private final float rightX;
  private final float rightY;
  private final float downX;
  private final float downY;
  private float bestScore = Float.NEGATIVE_INFINITY;
  private float bestRight;
  private float bestDown;

  AlignmentSearch(Corners corners, int dimension, GreyImage grey) {
    int between = dimension - 7;
    this.grey = grey;
    this.rightX = (corners.topRight().getX() - corners.topLeft().getX()) / between;
    this.rightY = (corners.topRight().getY() - corners.topLeft().getY()) / between;
    this.downX = (corners.bottomLeft().getX() - corners.topLeft().getX()) / between;
    this.downY = (corners.bottomLeft().getY() - corners.topLeft().getY()) / between;
    this.x = corners.topLeft().getX() + (between - 3) * (rightX + downX);
    this.y = corners.topLeft().getY() + (between - 3) * (rightY + downY);
  }

  ResultPoint best() {
    look(0, 0, FARTHEST, 1);
    look(bestRight, bestDown, 1, 0.5f);
    return new ResultPoint(pixelX(bestRight, bestDown), pixelY(bestRight, bestDown));
  }

  private void look(float right, float down, float range, float step) {
    for (float j = down - range; j <= down + range; j += step) {
      for (float i = right - range; i <= right + range; i += step) {
        float score = contrast(i, j) * (1 - DISTRUST * (Math.abs(i) + Math.abs(j)));
        if (score > bestScore) {
          bestScore = score;
          bestRight = i;
          bestDown = j;
        }
      }
    }
  }

  /** The light ring's grey less the dark modules'. */
  private float contrast(float right, float down) {
    int dark = 0;
    int light = 0;
    for (int j = -2; j <= 2; j++) {
      for (int i = -2; i <= 2; i++) {
        int column = (int) pixelX(right + i, down + j);
        int row = (int) pixelY(right + i, down + j);
        if (column < 0 || row < 0 || column >= grey.getWidth() || row >= grey.getHeight()) {
          return -255;
        }
        if (Math.max(Math.abs(i), Math.abs(j)) == 1) {
          light += grey.at(column, row);
        } else {
          dark += grey.at(column, row);
        }
      }
    }
    return light / 8f - dark / 17f;
  }

  private float pixelX(float right, float down) {
    return x + right * rightX + down * downX;
  }

  private float pixelY(float right, float down) {
    return y + right * rightY + down * downY;
  }
}
