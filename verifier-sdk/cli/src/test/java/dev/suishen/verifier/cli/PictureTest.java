package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.scanning.Luminance;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void opens(String format) throws Exception {
    byte[] file = Pictures.encoded(Pictures.canvas(30, 20, Color.GRAY), format);

    Luminance picture = Picture.open(file);

    assertEquals(30, picture.width());
    assertEquals(20, picture.height());
    assertEquals(128, picture.plane()[599] & 0xff);
  }

  @Test
  void green_is_brighter_than_red_and_blue() throws Exception {
    assertEquals(76, grey(Color.RED));
    assertEquals(149, grey(Color.GREEN));
    assertEquals(28, grey(Color.BLUE));
  }

  @Test
  void what_is_transparent_shows_the_paper_behind_it() throws Exception {
    BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

    assertEquals(255, Picture.open(Pictures.encoded(clear, "png")).plane()[0] & 0xff);
  }

  @Test
  void a_large_picture_is_thinned_to_what_a_code_needs() throws Exception {
    byte[] file = Pictures.encoded(Pictures.canvas(5000, 4000, Color.GRAY), "jpg");

    assertEquals(2500, Picture.open(file).width());
  }

  @Test
  void a_small_file_cannot_ask_for_a_huge_canvas() {
    UnreadablePictureException refused =
        assertThrows(
            UnreadablePictureException.class, () -> Picture.open(pngHeader(12_001, 10_000)));

    assertEquals("of more than 120000000 pixels", refused.getMessage());
  }

  @Test
  void a_canvas_at_the_bound_is_read_as_far_as_it_goes() {
    UnreadablePictureException refused =
        assertThrows(
            UnreadablePictureException.class, () -> Picture.open(pngHeader(12_000, 10_000)));

    assertEquals("a broken picture", refused.getMessage());
  }

  @Test
  void a_file_over_the_bound_is_not_opened() {
    byte[] file = Arrays.copyOf(PNG_MAGIC, Picture.MAX_BYTES + 1);

    UnreadablePictureException refused =
        assertThrows(UnreadablePictureException.class, () -> Picture.open(file));

    assertEquals("larger than 32 MB", refused.getMessage());
  }

  @Test
  void a_truncated_picture_is_broken() throws Exception {
    byte[] file = Pictures.encoded(Pictures.qr("TEXT", 4), "png");

    UnreadablePictureException refused =
        assertThrows(
            UnreadablePictureException.class,
            () -> Picture.open(Arrays.copyOf(file, file.length / 2)));

    assertEquals("a broken picture", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no picture at all"})
  void other_bytes_are_no_picture(String bytes) {
    UnreadablePictureException refused =
        assertThrows(
            UnreadablePictureException.class,
            () -> Picture.open(bytes.getBytes(StandardCharsets.UTF_8)));

    assertEquals("not a PNG or JPEG picture", refused.getMessage());
  }

  private static int grey(Color colour) throws Exception {
    byte[] file = Pictures.encoded(Pictures.canvas(1, 1, colour), "png");
    return Picture.open(file).plane()[0] & 0xff;
  }

  /** A PNG that ends after its header (PNG specification, 11.2.2). */
  private static byte[] pngHeader(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    CRC32 check = new CRC32();
    check.update(header);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(PNG_MAGIC);
    file.writeBytes(ByteBuffer.allocate(4).putInt(13).array());
    file.writeBytes(header);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    return file.toByteArray();
  }
}
