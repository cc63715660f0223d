package dev.suishen.code.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrPathTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  /** The sizes of wire format §1, and the quiet zone of four modules on either side. */
  @ParameterizedTest
  @CsvSource({"259, 49", "190, 41", "446, 61"})
  void readsBackAndHasTheSizeOfTheWireFormat(int characters, int modules) throws Exception {
    String text = "SSC1:" + "Z".repeat(characters - 5);
    QrPath picture = QrPath.of(text);
    assertEquals(modules + 8, picture.size());
    assertEquals(text, new Decoder().decode(darkModules(picture)).getText());
  }

  @Test
  void isMadeOfPathDataAlone() {
    assertTrue(QrPath.of("SSC1:A").path().matches("(?:" + RUN.pattern() + ")+"));
  }

  private static BitMatrix darkModules(QrPath picture) {
    BitMatrix matrix = new BitMatrix(picture.size() - 8);
    RUN.matcher(picture.path())
        .results()
        .forEach(run -> matrix.setRegion(at(run, 1) - 4, at(run, 2) - 4, at(run, 3), 1));
    return matrix;
  }

  private static int at(MatchResult run, int group) {
    return Integer.parseInt(run.group(group));
  }
}
