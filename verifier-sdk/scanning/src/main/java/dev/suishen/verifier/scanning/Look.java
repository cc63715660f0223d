package dev.suishen.verifier.scanning;

import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way of looking at a frame: how large, what is dark in it, and which colour is the paper. */
final class Look {
  /** What is dark. */
  enum Contrast {
    /** By blocks of pixels and their neighbours: ZXing's own. */
    BLOCKS,
    /** {@link LocalContrast}: for what is dim or in the shade. */
    LOCAL,
    /** The same of a softened picture: for noise and the grid of a screen. */
    SOFTENED,
    /** By one level for the whole picture: ZXing's other. */
    OVERALL;

    BitMatrix dark(GreyImage grey) throws NotFoundException {
      return switch (this) {
        case BLOCKS -> new HybridBinarizer(grey).getBlackMatrix();
        case LOCAL -> LocalContrast.dark(grey);
        case SOFTENED -> {
          grey.soften();
          yield LocalContrast.dark(grey);
        }
        case OVERALL -> new GlobalHistogramBinarizer(grey).getBlackMatrix();
      };
    }
  }

  private final Scale scale;
  private final Contrast contrast;
  private final boolean lightOnDark;
  private @Nullable GreyImage image;

  Look(Scale scale, Contrast contrast, boolean lightOnDark) {
    this.scale = scale;
    this.contrast = contrast;
    this.lightOnDark = lightOnDark;
  }

  Set<String> read(Luminance frame, SymbolReader reader) {
    GreyImage grey = image(scale.width(frame), scale.height(frame));
    scale.fill(grey, frame);
    if (lightOnDark) {
      grey.swapDarkAndLight();
    }
    try {
      return reader.read(contrast.dark(grey), grey);
    } catch (NotFoundException noContrast) {
      return Set.of();
    }
  }

  /** The last frame's, where it was of the same size. */
  private GreyImage image(int width, int height) {
    GreyImage held = image;
    if (held == null || held.getWidth() != width || held.getHeight() != height) {
      held = new GreyImage(width, height);
      image = held;
    }
    return held;
  }
}
