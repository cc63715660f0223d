package dev.suishen.verifier.scanning;

import com.google.zxing.NotFoundException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.detector.Detector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From three corners to a symbol's modules. ZXing computes the size of the symbol from the width of
 * the corners, which in dense or blurred codes is off by a version; here the sizes near it and the
 * places for its fourth corner are tried, and what every symbol has alike chooses.
 */
final class GridFinder extends Detector {
  /** Of the modules that are the same in each symbol; beyond it there is none. */
  private static final double MOST_ERRORS = 0.35;

  /** Modules along a side, versions 1 and 40. */
  private static final int SMALLEST = 21;

  private static final int LARGEST = 177;

  private final GreyImage grey;

  GridFinder(BitMatrix dark, GreyImage grey) {
    super(dark);
    this.grey = grey;
  }

  /** The likeliest first; empty where the corners are no symbol's. */
  List<ModuleGrid> grids(Corners corners) {
    float module = calculateModuleSize(corners.topLeft(), corners.topRight(), corners.bottomLeft());
    if (Float.isNaN(module) || module < 1) {
      module = corners.module();
    }
    int nearest = 4 * (int) Math.round((corners.side() / module + 7 - 17) / 4) + 17;
    if (nearest < SMALLEST - 8 || nearest > LARGEST + 8) {
      return List.of();
    }
    List<Rated> rated = new ArrayList<>();
    for (ResultPoint alignment : alignments(corners, module, nearest)) {
      for (int dimension = nearest - 8; dimension <= nearest + 8; dimension += 4) {
        if (dimension >= SMALLEST && dimension <= LARGEST) {
          rate(grid(corners, alignment, dimension), rated);
        }
      }
    }
    rated.sort(Comparator.comparingDouble(Rated::errors));
    return rated.stream().limit(2).map(Rated::grid).collect(Collectors.toList());
  }

  /**
   * Where the pattern in the fourth corner may be; null for where a symbol from the front had it.
   */
  private List<@Nullable ResultPoint> alignments(Corners corners, float module, int dimension) {
    List<@Nullable ResultPoint> alignments = new ArrayList<>();
    alignments.add(null);
    if (dimension > SMALLEST) {
      ResultPoint found = alignment(corners, module, dimension);
      if (found != null) {
        alignments.add(found);
      }
      alignments.add(new AlignmentSearch(corners, dimension, grey).best());
    }
    return alignments;
  }

  private void rate(ModuleGrid grid, List<Rated> rated) {
    double errors = grid.errors(grey);
    if (errors <= MOST_ERRORS) {
      rated.add(new Rated(grid, errors));
    }
  }

  private static ModuleGrid grid(Corners corners, @Nullable ResultPoint alignment, int dimension) {
    ResultPoint topLeft = corners.topLeft();
    ResultPoint topRight = corners.topRight();
    ResultPoint bottomLeft = corners.bottomLeft();
    ResultPoint fourth =
        alignment != null
            ? alignment
            : new ResultPoint(
                topRight.getX() - topLeft.getX() + bottomLeft.getX(),
                topRight.getY() - topLeft.getY() + bottomLeft.getY());
    float far = dimension - 3.5f;
    float fourthFar = alignment != null ? dimension - 6.5f : far;
    PerspectiveTransform toPixels =
        PerspectiveTransform.quadrilateralToQuadrilateral(
            3.5f,
            3.5f,
            far,
            3.5f,
            fourthFar,
            fourthFar,
            3.5f,
            far,
            topLeft.getX(),
            topLeft.getY(),
            topRight.getX(),
            topRight.getY(),
            fourth.getX(),
            fourth.getY(),
            bottomLeft.getX(),
            bottomLeft.getY());
    return new ModuleGrid(toPixels, dimension);
  }

  /** The pattern in the fourth corner, looked for where it were if seen from the front. */
  private @Nullable ResultPoint alignment(Corners corners, float module, int dimension) {
    float part = (dimension - 10f) / (dimension - 7f);
    ResultPoint corner = corners.topLeft();
    ResultPoint right = corners.topRight();
    ResultPoint below = corners.bottomLeft();
    float x = corner.getX() + part * (right.getX() + below.getX() - 2 * corner.getX());
    float y = corner.getY() + part * (right.getY() + below.getY() - 2 * corner.getY());
    for (int modules = 4; modules <= 16; modules *= 2) {
      try {
        return findAlignmentInRegion(module, (int) x, (int) y, modules);
      } catch (NotFoundException fartherOff) {
        // Where it was tilted.
      }
    }
    return null;
  }

  private record Rated(ModuleGrid grid, double errors) {}
}
