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
 * From three corners to a symbol's modules. Where ZXing computes one size of symbol from the width
 * of the corners and is off by a version in dense or blurred codes, the timing patterns choose.
 */
final class GridFinder extends Detector {
  /** Of the timing patterns' modules; beyond it there is no symbol. */
  private static final double MOST_TIMING_ERRORS = 0.4;

  GridFinder(BitMatrix dark) {
    super(dark);
  }

  /** The likeliest first; empty where the corners are no symbol's. */
  List<ModuleGrid> grids(Corners corners) {
    float module = calculateModuleSize(corners.topLeft(), corners.topRight(), corners.bottomLeft());
    if (Float.isNaN(module) || module < 1) {
      return List.of();
    }
    double modules = (corners.width() + corners.height()) / 2 / module + 7;
    int nearest = 4 * (int) Math.round((modules - 17) / 4) + 17;
    List<Rated> rated = new ArrayList<>();
    for (int dimension = nearest - 4; dimension <= nearest + 4; dimension += 4) {
      if (dimension >= 21 && dimension <= 177) {
        rate(corners, module, dimension, rated);
      }
    }
    rated.sort(Comparator.comparingDouble(Rated::timingErrors));
    return rated.stream().limit(2).map(Rated::grid).collect(Collectors.toList());
  }

  private void rate(Corners corners, float module, int dimension, List<Rated> rated) {
    ModuleGrid grid = grid(corners, module, dimension);
    double errors = grid.timingErrors(getImage());
    if (errors <= MOST_TIMING_ERRORS) {
      rated.add(new Rated(grid, errors));
    }
  }

  private ModuleGrid grid(Corners corners, float module, int dimension) {
    ResultPoint topLeft = corners.topLeft();
    ResultPoint topRight = corners.topRight();
    ResultPoint bottomLeft = corners.bottomLeft();
    float far = dimension - 3.5f;
    ResultPoint alignment = dimension == 21 ? null : alignment(corners, module, dimension);
    float fourth = alignment == null ? far : dimension - 6.5f;
    float x =
        alignment == null ? topRight.getX() - topLeft.getX() + bottomLeft.getX() : alignment.getX();
    float y =
        alignment == null ? topRight.getY() - topLeft.getY() + bottomLeft.getY() : alignment.getY();
    PerspectiveTransform toPixels =
        PerspectiveTransform.quadrilateralToQuadrilateral(
            3.5f,
            3.5f,
            far,
            3.5f,
            fourth,
            fourth,
            3.5f,
            far,
            topLeft.getX(),
            topLeft.getY(),
            topRight.getX(),
            topRight.getY(),
            x,
            y,
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

  private record Rated(ModuleGrid grid, double timingErrors) {}
}
