package dev.suishen.verifier.cli;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HexFormat;

/**
 * One reading of JSON for all commands: what is absent is empty (but for roots, which must be
 * there), what is unknown is passed over.
 */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL))
          .withConfigOverride(
              Roots.class, roots -> roots.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL)))
          .build();

  private Json() {}

  /**
   * @throws IllegalArgumentException if it is no hexadecimal text
   */
  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
