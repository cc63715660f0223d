package dev.suishen.verifier.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ZXing's own photographs: {@code src/test/resources/zxing-blackbox}. */
class ZxingPhotosTest {

  /**
   * @param asked what ZXing's tests ask of ZXing, the larger figure where they have two
   * @param read what this reader reads today
   */
  @ParameterizedTest
  @CsvSource({
    "qrcode-3,   0, 38, 42",
    "qrcode-3,  90, 39, 41",
    "qrcode-3, 180, 38, 39",
    "qrcode-3, 270, 39, 40",
    "qrcode-5,   0, 19, 19",
    "qrcode-5,  90, 19, 19",
    "qrcode-5, 180, 19, 19",
    "qrcode-5, 270, 18, 19",
    "qrcode-6,   0, 15, 15",
    "qrcode-6,  90, 14, 15",
    "qrcode-6, 180, 13, 15",
    "qrcode-6, 270, 14, 15"
  })
  void as_many_are_read_as_zxing_asks_for(String folder, int degrees, int asked, int read)
      throws Exception {
    List<Path> photos = photos(folder);
    List<String> unread = new ArrayList<>();
    for (Path photo : photos) {
      Set<String> texts =
          PictureReader.read(
              Picture.luminance(Picture.turned(ImageIO.read(photo.toFile()), degrees)));
      if (texts.isEmpty()) {
        unread.add(photo.getFileName().toString());
      } else {
        assertEquals(Set.of(text(photo)), texts, photo::toString);
      }
    }
    assertTrue(photos.size() - unread.size() >= Math.max(asked, read), unread::toString);
  }

  private static List<Path> photos(String folder) throws IOException, URISyntaxException {
    Path all =
        Path.of(
            Objects.requireNonNull(ZxingPhotosTest.class.getResource("/zxing-blackbox/" + folder))
                .toURI());
    try (Stream<Path> files = Files.list(all)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }

  private static String text(Path photo) throws IOException {
    return Files.readString(Path.of(photo.toString().replace(".png", ".txt")));
  }
}
