package dev.suishen.code.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {
  /** RFC 5869 A.3: no salt, no info; the first 32 bytes of its output. */
  @Test
  void derives_as_the_rfc_shows() {
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0b);
    byte[] expected =
        HexFormat.of().parseHex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    assertArrayEquals(expected, Hkdf.key(secret, ""));
  }

  @Test
  void another_purpose_is_another_key() {
    byte[] secret = new byte[32];
    assertFalse(Arrays.equals(Hkdf.key(secret, "2026-11"), Hkdf.key(secret, "2026-12")));
  }
}
