package dev.suishen.verifier.refresh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code {"scene", "keys": {"<epoch>": "<64 hexadecimal digits>"}}}. The secrets become no strings,
 * which nobody can clear, and no buffer of the parser outlives it.
 */
final class SceneKeysJson {
  private static final int SECRET_BYTES = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .build();

  private final JsonParser in;
  private final Scene scene;
  private final List<SceneKey> keys = new ArrayList<>();

  private SceneKeysJson(JsonParser in, Scene scene) {
    this.in = in;
    this.scene = scene;
  }

  /**
   * @throws IOException if it is of another form, or of another scene
   */
  static SceneKeys read(byte[] json, Scene scene) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      SceneKeysJson answer = new SceneKeysJson(in, scene);
      answer.readAll();
      return SceneKeys.of(answer.keys);
    } catch (IllegalArgumentException noKey) {
      throw new IOException(noKey);
    }
  }

  private void readAll() throws IOException {
    boolean given = false;
    require(in.nextToken() == JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      JsonToken value = in.nextToken();
      if (field.equals("keys")) {
        given = value == JsonToken.START_OBJECT;
        require(given);
        readKeys();
      } else if (field.equals("scene")) {
        require(value == JsonToken.VALUE_STRING && in.getText().equals(scene.label()));
      } else {
        in.skipChildren();
      }
    }
    require(given && in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null);
  }

  private void readKeys() throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      long epoch = Long.parseLong(in.currentName());
      require(in.nextToken() == JsonToken.VALUE_STRING);
      byte[] secret = takeHex();
      keys.add(SceneKey.of(scene, epoch, secret));
      Arrays.fill(secret, (byte) 0);
    }
    require(in.currentToken() == JsonToken.END_OBJECT);
  }

  /** Out of the parser's own characters, which are cleared. */
  private byte[] takeHex() throws IOException {
    char[] text = in.getTextCharacters();
    int from = in.getTextOffset();
    require(in.getTextLength() == 2 * SECRET_BYTES);
    byte[] bytes = new byte[SECRET_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (digit(text[from + 2 * i]) << 4 | digit(text[from + 2 * i + 1]));
    }
    Arrays.fill(text, from, from + 2 * SECRET_BYTES, '0');
    return bytes;
  }

  private static int digit(char hex) throws IOException {
    int digit = hex < 128 ? Character.digit(hex, 16) : -1;
    require(digit >= 0);
    return digit;
  }

  private static void require(boolean form) throws IOException {
    if (!form) {
      throw new IOException("not the JSON of scene keys");
    }
  }
}
