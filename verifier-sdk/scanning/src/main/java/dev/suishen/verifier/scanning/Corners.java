package dev.suishen.verifier.scanning;

import com.google.zxing.ResultPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Three finder patterns that may be one symbol's.
 *
 * @param module side of a module in pixels, as the patterns have it
 * @param misfit 0 where they are alike and stand as in a symbol seen from the front
 */
record Corners(
    ResultPoint topLeft,
    ResultPoint topRight,
    ResultPoint bottomLeft,
    float module,
    double misfit) {
  /**
   * From one pattern's middle to another's: 14 to 170 modules (versions 1 to 40). A pattern that is
   * turned is crossed aslant, and seems larger by up to a half.
   */
  private static final double FEWEST_MODULES = 9;

  private static final double MOST_MODULES = 180;
  private static final double MOST_MISFIT = 2;

  /** The likeliest first. */
  static List<Corners> among(List<FinderPattern> patterns) {
    List<Corners> all = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      for (int j = i + 1; j < patterns.size(); j++) {
        if (unlikeness(patterns.get(i), patterns.get(j)) < 0.7) {
          for (int k = j + 1; k < patterns.size(); k++) {
            Corners corners = of(patterns.get(i), patterns.get(j), patterns.get(k));
            if (corners.plausible()) {
              all.add(corners);
            }
          }
        }
      }
    }
    all.sort(Comparator.comparingDouble(Corners::misfit));
    return all;
  }

  /** In the order of a symbol that is not mirrored; ZXing's decoder reads the others too. */
  private static Corners of(FinderPattern a, FinderPattern b, FinderPattern c) {
    ResultPoint[] ordered = {a.centre(), b.centre(), c.centre()};
    ResultPoint.orderBestPatterns(ordered);
    double across = ResultPoint.distance(ordered[1], ordered[2]);
    double down = ResultPoint.distance(ordered[1], ordered[0]);
    double diagonal = ResultPoint.distance(ordered[0], ordered[2]);
    double cosine = (across * across + down * down - diagonal * diagonal) / (2 * across * down);
    double misfit =
        Math.abs(cosine)
            + Math.abs(Math.log(across / down))
            + unlikeness(a, b)
            + unlikeness(b, c)
            + unlikeness(c, a);
    float module = (a.module() + b.module() + c.module()) / 3;
    return new Corners(ordered[1], ordered[2], ordered[0], module, misfit);
  }

  private static double unlikeness(FinderPattern a, FinderPattern b) {
    return Math.abs(Math.log(a.module() / b.module()));
  }

  private boolean plausible() {
    double modules = side() / module;
    return misfit < MOST_MISFIT && modules > FEWEST_MODULES && modules < MOST_MODULES;
  }

  /** From one pattern's middle to the next one's, in pixels. */
  double side() {
    return (ResultPoint.distance(topLeft, topRight) + ResultPoint.distance(topLeft, bottomLeft))
        / 2;
  }

  boolean sharesAPatternWith(Corners other) {
    return has(other.topLeft) || has(other.topRight) || has(other.bottomLeft);
  }

  private boolean has(ResultPoint pattern) {
    return topLeft.equals(pattern) || topRight.equals(pattern) || bottomLeft.equals(pattern);
  }
}
