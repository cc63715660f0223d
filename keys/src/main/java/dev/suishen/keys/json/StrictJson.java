package dev.suishen.keys.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.bouncycastle.util.encoders.DecoderException;

/**
 * JSON that says what it seems to say: each property is there, once, and known; nothing is null,
 * nothing follows.
 */
public final class StrictJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private StrictJson() {}

  /**
   * @param form a record with the JSON's properties
   * @param meaning of the form; what it throws for a form that means nothing is told as well
   * @param name of what is read, for messages
   * @param mostCharacters of a text worth reading
   * @throws IOException if it is not in that form, saying why
   */
  public static <F, T> T read(
      String json, Class<F> form, Function<F, T> meaning, String name, int mostCharacters)
      throws IOException {
    if (json.length() > mostCharacters) {
      throw new IOException("not a " + name + ": over " + mostCharacters + " characters");
    }
    try {
      F read = JSON.readValue(json, form);
      if (read == null) {
        throw new IOException("not a " + name + ": null");
      }
      return meaning.apply(read);
    } catch (JsonProcessingException
        | IllegalArgumentException
        | DateTimeException
        | DecoderException e) {
      throw new IOException("not a " + name + ": " + e.getMessage(), e);
    }
  }

  /** Indented, in the order of the record's components. */
  public static String write(Object form) {
    return write(JSON.writerWithDefaultPrettyPrinter(), form);
  }

  /** The same in one line, without spaces. */
  public static String writeLine(Object form) {
    return write(JSON.writer(), form);
  }

  private static String write(ObjectWriter writer, Object form) {
    try {
      return writer.writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
