package dev.suishen.verifier.internal.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.verifier.Resource;
import dev.suishen.verifier.internal.MalformedException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc9285Test {
  private static final JsonNode VECTORS = Resource.json("rfc9285-base45/vectors.json");

  @Test
  void decodesTheExamples() throws MalformedException {
    for (JsonNode example : VECTORS.get("positive")) {
      byte[] expected =
          example.has("hex")
              ? Hex.decode(example.get("hex").asText())
              : example.get("text").asText().getBytes(StandardCharsets.UTF_8);
      assertArrayEquals(
          expected, Base45.decode(example.get("base45").asText(), 0), example::toString);
    }
    assertEquals(5, VECTORS.get("positive").size());
  }

  @Test
  void refusesWhatTheRfcTellsADecoderToRefuse() {
    for (JsonNode example : VECTORS.get("negative")) {
      assertThrows(
          MalformedException.class,
          () -> Base45.decode(example.get("base45").asText(), 0),
          example::toString);
    }
    assertEquals(9, VECTORS.get("negative").size());
  }

  @Test
  void everyTwoBytesHaveOneTextAndEveryOtherTextIsRefused() {
    int decoded = 0;
    for (int value = 0; value < 45 * 45 * 45; value++) {
      String text = text(value, 3);
      try {
        byte[] bytes = Base45.decode(text, 0);
        assertEquals(value, (bytes[0] & 0xff) << 8 | bytes[1] & 0xff, text);
        decoded++;
      } catch (MalformedException e) {
        assertEquals(true, value > 0xffff, text);
      }
    }
    assertEquals(0x10000, decoded);
  }

  @Test
  void everyLastByteHasOneTextAndEveryOtherTextIsRefused() {
    int decoded = 0;
    for (int value = 0; value < 45 * 45; value++) {
      String text = text(value, 2);
      try {
        assertEquals(value, Base45.decode(text, 0)[0] & 0xff, text);
        decoded++;
      } catch (MalformedException e) {
        assertEquals(true, value > 0xff, text);
      }
    }
    assertEquals(0x100, decoded);
  }

  @ParameterizedTest
  @ValueSource(chars = {'a', '!', ';', 0x7f, 0x80, 0xff, 0xffff})
  void aCharacterOutsideTheAlphabetIsRefused(char c) {
    assertThrows(MalformedException.class, () -> Base45.decode("0" + c, 0));
  }

  /** Least significant character first (RFC 9285 §4). */
  private static String text(int value, int length) {
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    StringBuilder text = new StringBuilder();
    for (int i = 0, rest = value; i < length; i++, rest /= 45) {
      text.append(alphabet.charAt(rest % 45));
    }
    return text.toString();
  }
}
