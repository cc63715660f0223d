package dev.suishen.verifier.scanning;

import com.google.zxing.ResultPoint;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Three finder patterns that may be one symbol's.
 *
 * @param misfit 0 where they are alike and stand as in a symbol seen from the front
 */
record Corners(
    FinderPattern topLeft, FinderPattern topRight, FinderPattern bottomLeft, double misfit) {
  /**
   * From one pattern's middle to another's: 14 to 170 modules (versions 1 to 40). A pattern that is
   * turned is crossed aslant, and seems larger by up to a half.
   */
  private static final double FEWEST_MODULES = 9;

  private static final double MOST_MODULES = 180;

  /** The likeliest first. */
  static List<Corners> among(List<FinderPattern> patterns) {
    List<Corners> all = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      for (int j = i + 1; j < patterns.size(); j++) {
        if (!alike(patterns.get(i), patterns.get(j))) {
          continue;
        }
        for (int k = j + 1; k < patterns.size(); k++) {
          Corners corners = of(patterns.get(i), patterns.get(j), patterns.get(k));
          if (corners.plausible()) {
            all.add(corners);
          }
        }
      }
    }
    all.sort(Comparator.comparingDouble(Corners::misfit));
    return all;
  }

  /** In the order of a symbol that is not mirrored; ZXing's decoder reads the others too. */
  private static Corners of(FinderPattern a, FinderPattern b, FinderPattern c) {
    FinderPattern[] ordered = {a, b, c};
    ResultPoint.orderBestPatterns(ordered);
    FinderPattern corner = ordered[1];
    double across = ResultPoint.distance(corner, ordered[2]);
    double down = ResultPoint.distance(corner, ordered[0]);
    double diagonal = ResultPoint.distance(ordered[0], ordered[2]);
    double cosine = (across * across + down * down - diagonal * diagonal) / (2 * across * down);
    double unevenness = Math.abs(Math.log(across / down));
    double unlikeness = Math.log(largest(a, b, c) / smallest(a, b, c));
    return new Corners(
        corner, ordered[2], ordered[0], Math.abs(cosine) + unevenness + 2 * unlikeness);
  }

  private boolean plausible() {
    double modules = (width() + height()) / 2 / moduleSize();
    return misfit < 2 && modules > FEWEST_MODULES && modules < MOST_MODULES;
  }

  private static boolean alike(FinderPattern a, FinderPattern b) {
    return Math.abs(Math.log(a.getEstimatedModuleSize() / b.getEstimatedModuleSize())) < 0.7;
  }

  private static double largest(FinderPattern a, FinderPattern b, FinderPattern c) {
    return Math.max(
        a.getEstimatedModuleSize(),
        Math.max(b.getEstimatedModuleSize(), c.getEstimatedModuleSize()));
  }

  private static double smallest(FinderPattern a, FinderPattern b, FinderPattern c) {
    return Math.min(
        a.getEstimatedModuleSize(),
        Math.min(b.getEstimatedModuleSize(), c.getEstimatedModuleSize()));
  }

  double width() {
    return ResultPoint.distance(topLeft, topRight);
  }

  double height() {
    return ResultPoint.distance(topLeft, bottomLeft);
  }

  /** Pixels a module, as the patterns' own widths have it. */
  double moduleSize() {
    return (topLeft.getEstimatedModuleSize()
            + topRight.getEstimatedModuleSize()
            + bottomLeft.getEstimatedModuleSize())
        / 3;
  }

  boolean sharesAPatternWith(Corners other) {
    return has(other.topLeft) || has(other.topRight) || has(other.bottomLeft);
  }

  private boolean has(FinderPattern pattern) {
    return topLeft.equals(pattern) || topRight.equals(pattern) || bottomLeft.equals(pattern);
  }
}
