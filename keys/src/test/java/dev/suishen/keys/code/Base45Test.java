package dev.suishen.keys.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base45Test {
  /** RFC 9285 §4.3. */
  @ParameterizedTest
  @CsvSource({"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
  void encodes_as_the_rfc_shows(String plain, String encoded) {
    assertEquals("X" + encoded, Base45.encode("X", plain.getBytes(StandardCharsets.US_ASCII)));
  }
}
