package dev.suishen.verifier.scanning;

/**
 * How large a frame is looked at.
 *
 * @param shrink pixels of the frame, along each side, that make one
 * @param enlarge pixels that one of the frame makes; 1 where {@code shrink} is more
 * @param middle the part of each side that is looked at, from its middle: 1 all, 2 half of it
 */
record Scale(int shrink, int enlarge, int middle) {
  static Scale shrunk(int by) {
    return new Scale(by, 1, 1);
  }

  static Scale enlarged(int by) {
    return new Scale(1, by, 1);
  }

  int width(Luminance frame) {
    return side(frame.width());
  }

  int height(Luminance frame) {
    return side(frame.height());
  }

  private int side(int pixels) {
    return Math.max(1, pixels / middle / shrink * enlarge);
  }

  void fill(GreyImage image, Luminance frame) {
    if (enlarge > 1) {
      image.enlarge(frame, enlarge);
    } else {
      image.shrink(frame, Math.min(shrink, Math.min(frame.width(), frame.height())));
    }
  }
}
