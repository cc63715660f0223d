package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrReaderTest {
  private static final String TEXT = Vector.named("live-scene-2").text();

  /** ZXing's own bar for these photographs is all of them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void reads_photographs_whichever_way_they_are_turned(int degrees) throws Exception {
    Path photos = Path.of(Objects.requireNonNull(getClass().getResource("/photos")).toURI());
    for (int i = 1; i <= 19; i++) {
      String name = String.format(Locale.ROOT, "%02d", i);
      BufferedImage photo = Picture.open(Files.readAllBytes(photos.resolve(name + ".png")));
      String text = Files.readString(photos.resolve(name + ".txt"));

      assertEquals(Set.of(text), QrReader.read(Pictures.turned(photo, degrees)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 30})
  void reads_small_and_large_modules(int pixels) throws Exception {
    assertEquals(Set.of(TEXT), QrReader.read(Pictures.qr(TEXT, pixels)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 33, 45, 71})
  void reads_at_any_angle(double degrees) throws Exception {
    assertEquals(Set.of(TEXT), QrReader.read(Pictures.turned(Pictures.qr(TEXT, 4), degrees)));
  }

  @Test
  void reads_light_on_dark() throws Exception {
    assertEquals(Set.of(TEXT), QrReader.read(Pictures.inverted(Pictures.qr(TEXT, 4))));
  }

  @Test
  void reads_under_uneven_light_and_noise() throws Exception {
    assertEquals(Set.of(TEXT), QrReader.read(Pictures.photographed(Pictures.qr(TEXT, 5))));
  }

  @Test
  void finds_each_of_two_codes() throws Exception {
    assertEquals(
        Set.of(TEXT, "https://example.org"),
        QrReader.read(
            Pictures.sideBySide(Pictures.qr("https://example.org", 4), Pictures.qr(TEXT, 4))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 200})
  void finds_nothing_where_there_is_nothing(int side) {
    assertEquals(Set.of(), QrReader.read(Pictures.canvas(side, side, Color.GRAY)));
  }
}
