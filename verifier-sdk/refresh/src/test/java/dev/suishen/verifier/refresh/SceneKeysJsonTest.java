package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneKeysJsonTest {
  private static final String HEX = "00fF7a80".repeat(8);

  @Test
  void the_key_of_each_day_is_read() throws IOException {
    SceneKeys keys = read("{\"scene\": \"transit\", \"keys\": {\"10\": \"%s\", \"12\": \"%s\"}}");
    assertTrue(keys.holds(Scene.TRANSIT, 10));
    assertFalse(keys.holds(Scene.TRANSIT, 11));
    assertTrue(keys.holds(Scene.TRANSIT, 12));
  }

  @Test
  void the_secret_is_the_one_given() throws IOException {
    byte[] secret = new byte[32];
    for (int i = 0; i < 32; i += 4) {
      secret[i + 1] = (byte) 0xff;
      secret[i + 2] = 0x7a;
      secret[i + 3] = (byte) 0x80;
    }
    SceneKeys expected = SceneKeys.of(List.of(SceneKey.of(Scene.TRANSIT, 10, secret)));
    assertArrayEquals(expected.encoded(), read("{\"keys\": {\"10\": \"%s\"}}").encoded());
  }

  @Test
  void fields_that_are_not_known_are_passed_over() throws IOException {
    String json = "{\"more\": {\"keys\": [1]}, \"keys\": {\"10\": \"%s\"}, \"scene\": \"transit\"}";
    assertTrue(read(json).holds(Scene.TRANSIT, 10));
    assertEquals(0, read("{\"keys\": {}}").encoded().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"scene\": \"transit\"}",
        "{\"keys\": []}",
        "{\"keys\": null}",
        "{\"scene\": \"hotel\", \"keys\": {\"10\": \"%s\"}}",
        "{\"scene\": 2, \"keys\": {\"10\": \"%s\"}}",
        "{\"keys\": {\"10\": \"%s\", \"10\": \"%s\"}}",
        "{\"keys\": {\"10\": \"%s\"}, \"keys\": {}}",
        "{\"keys\": {\"10\": \"%s00\"}}",
        "{\"keys\": {\"10\": \"00\"}}",
        "{\"keys\": {\"10\": {\"a\": \"%s\"}}}",
        "{\"keys\": {\"10\": 7}}",
        "{\"keys\": {\"ten\": \"%s\"}}",
        "{\"keys\": {\"99999999999999999999\": \"%s\"}}",
        "{\"keys\": {\"10\": \"%s\"}",
        "{\"keys\": {\"10\": \"%s\"}} {}",
        "{\"keys\": {\"10\": \"%s\"}} x"
      })
  void what_is_of_another_form_or_scene_is_not_read(String json) {
    assertThrows(IOException.class, () -> read(json));
  }

  @Test
  void a_digit_that_is_none_is_not_read() {
    for (String digit : List.of("g", " ", "\uff11", "\u0661", "\ud835\udfd9")) {
      String hex = digit + HEX.substring(digit.length());
      byte[] json = utf8("{\"keys\": {\"10\": \"" + hex + "\"}}");
      assertThrows(IOException.class, () -> SceneKeysJson.read(json, Scene.TRANSIT), digit);
    }
  }

  @Test
  void a_thousand_brackets_are_no_trouble() {
    byte[] json = new byte[60_000];
    Arrays.fill(json, (byte) '[');
    byte[] deep = utf8("{\"more\": " + new String(json, StandardCharsets.US_ASCII));
    assertThrows(IOException.class, () -> SceneKeysJson.read(deep, Scene.TRANSIT));
  }

  private static SceneKeys read(String json) throws IOException {
    return SceneKeysJson.read(utf8(json.replace("%s", HEX)), Scene.TRANSIT);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
