package dev.suishen.verifier.scanning;

/**
 * One frame's brightness: the Y plane of YUV_420_888, NV21, NV12 or I420 as the camera gave it. The
 * array is read during the call that takes it, never kept or changed.
 *
 * @param plane a byte a pixel, 0 black to 255 white, row after row from the top left; what follows
 *     the last row, such as NV21's colours, is not looked at
 * @param width pixels of a row
 * @param height rows
 * @param rowStride bytes from one row's start to the next one's, at least {@code width}
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the camera's buffer: never compared
public record Luminance(byte[] plane, int width, int height, int rowStride) {
  /** The most pixels that a frame may have: 16 megapixels. */
  public static final int MAX_PIXELS = 1 << 24;

  /**
   * @throws IllegalArgumentException if a side is below 1, the pixels are more than {@link
   *     #MAX_PIXELS}, the stride is shorter than a row, or the plane ends before the last pixel
   */
  public Luminance {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException("a frame of " + width + " by " + height + " pixels");
    }
    if (rowStride < width) {
      throw new IllegalArgumentException("rows of " + width + " pixels every " + rowStride);
    }
    long needed = (long) rowStride * (height - 1) + width;
    if (plane.length < needed) {
      throw new IllegalArgumentException("a plane of " + plane.length + " bytes, not " + needed);
    }
  }

  /** Rows without padding. */
  public Luminance(byte[] plane, int width, int height) {
    this(plane, width, height, width);
  }
}
