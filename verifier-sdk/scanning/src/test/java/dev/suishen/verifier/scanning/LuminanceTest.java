package dev.suishen.verifier.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuminanceTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "12, 4, 3, 4",
    // the last row need not be padded
    "14, 4, 3, 5",
    // NV21: two colours for each four pixels follow
    "1382400, 1280, 720, 1280",
    "16777216, 4096, 4096, 4096"
  })
  void takes_what_a_camera_gives(int bytes, int width, int height, int stride) {
    assertEquals(width, new Luminance(new byte[bytes], width, height, stride).width());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 1, a frame of 0 by 1 pixels",
    "0, 1, 0, 1, a frame of 1 by 0 pixels",
    "9, -1, -1, 1, a frame of -1 by -1 pixels",
    "0, 4097, 4096, 4097, a frame of 4097 by 4096 pixels",
    // 65536² is 0 as an int
    "0, 65536, 65536, 65536, a frame of 65536 by 65536 pixels",
    "12, 4, 3, 3, rows of 4 pixels every 3",
    "11, 4, 3, 4, 'a plane of 11 bytes, not 12'",
    "13, 4, 3, 5, 'a plane of 13 bytes, not 14'",
    "9, 2, 3, 2147483647, 'a plane of 9 bytes, not 4294967296'"
  })
  void says_what_is_wrong_with_a_frame(
      int bytes, int width, int height, int stride, String message) {
    byte[] plane = new byte[bytes];

    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class, () -> new Luminance(plane, width, height, stride))
            .getMessage());
  }

  @Test
  void rows_may_be_padded() {
    String text = "SSC1:PADDED";
    Luminance packed = Canvas.of(text, 4).frame();
    int stride = packed.width() + 37;
    byte[] plane = new byte[stride * packed.height()];
    for (int y = 0; y < packed.height(); y++) {
      System.arraycopy(packed.plane(), y * packed.width(), plane, y * stride, packed.width());
    }

    assertEquals(
        PictureReader.read(packed),
        PictureReader.read(new Luminance(plane, packed.width(), packed.height(), stride)));
  }
}
