package dev.suishen.verifier.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  private static final String TEXT = new Gate().liveCode();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 30})
  void reads_small_and_large_modules(int pixels) {
    assertEquals(Set.of(TEXT), PictureReader.read(Canvas.of(TEXT, pixels).frame()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 33, 45, 71, 180, 266})
  void reads_at_any_angle(double degrees) {
    BufferedImage turned = Picture.turned(Canvas.of(TEXT, 4).picture(), degrees);

    assertEquals(Set.of(TEXT), PictureReader.read(Picture.luminance(turned)));
  }

  @Test
  void reads_light_on_dark() {
    assertEquals(Set.of(TEXT), PictureReader.read(Canvas.of(TEXT, 4).inverted().frame()));
  }

  @Test
  void reads_what_a_mirror_shows() {
    assertEquals(Set.of(TEXT), PictureReader.read(Canvas.of(TEXT, 4).mirrored().frame()));
  }

  /** Symbols of versions 1 to 40: without alignment pattern, with one, with 46. */
  @ParameterizedTest
  @ValueSource(ints = {1, 25, 26, 100, 500, 1200, 2900})
  void reads_symbols_of_any_size(int bytes) {
    String text = "x".repeat(bytes);

    assertEquals(Set.of(text), PictureReader.read(Canvas.of(text, 3).frame()));
  }

  @Test
  void finds_each_of_several_codes() {
    Canvas canvas =
        new Canvas(1000, 500, 200)
            .draw("https://example.org", 4, 20, 20)
            .draw(TEXT, 4, 300, 100)
            .draw("another", 5, 700, 200);

    assertEquals(
        Set.of("https://example.org", TEXT, "another"), PictureReader.read(canvas.frame()));
  }

  @Test
  void a_code_of_others_does_not_hide_ours() {
    Canvas canvas = new Canvas(900, 500, 100).draw(TEXT, 4, 400, 100).inverted();
    Luminance both = canvas.draw("https://example.org", 6, 20, 20).frame();

    assertEquals(Set.of("https://example.org", TEXT), PictureReader.read(both));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 5", "200, 200", "39, 41", "1, 4000", "4000, 1", "1280, 720"})
  void finds_nothing_where_there_is_nothing(int width, int height) {
    assertEquals(Set.of(), PictureReader.read(new Canvas(width, height, 128).frame()));
  }

  /** Whatever it is shown, it answers and makes nothing up. */
  @Test
  void finds_nothing_in_noise() {
    Random random = new Random(26);
    for (int i = 0; i < 8; i++) {
      byte[] noise = new byte[300 * 200];
      random.nextBytes(noise);
      for (int at = 0; at < noise.length && i % 2 == 0; at++) {
        noise[at] = (byte) (noise[at] < 0 ? 0 : 255);
      }
      assertEquals(Set.of(), PictureReader.read(new Luminance(noise, 300, 200)));
    }
  }
}
