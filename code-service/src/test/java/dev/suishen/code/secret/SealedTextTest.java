package dev.suishen.code.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedTextTest {
  private static final byte[] PLAIN = "张三".getBytes(StandardCharsets.UTF_8);

  private final SealedText sealed = new SealedText(new byte[32], new SecureRandom());

  @Test
  void opens_with_its_key_at_its_place() {
    assertArrayEquals(PLAIN, sealed.open(sealed.seal(PLAIN, "name:1"), "name:1"));
  }

  @Test
  void opens_at_no_other_place_and_with_no_other_key() {
    byte[] bytes = sealed.seal(PLAIN, "name:1");
    assertThrows(IllegalArgumentException.class, () -> sealed.open(bytes, "name:2"));
    byte[] other = new byte[32];
    other[0] = 1;
    SealedText elsewhere = new SealedText(other, new SecureRandom());
    assertThrows(IllegalArgumentException.class, () -> elsewhere.open(bytes, "name:1"));
  }

  @Test
  void no_byte_can_be_changed_or_left_out() {
    byte[] bytes = sealed.seal(PLAIN, "name:1");
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThrows(IllegalArgumentException.class, () -> sealed.open(changed, "name:1"));
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThrows(IllegalArgumentException.class, () -> sealed.open(cut, "name:1"));
    }
  }

  @Test
  void the_same_text_never_looks_the_same() {
    byte[] once = sealed.seal(PLAIN, "name:1");
    assertFalse(Arrays.equals(once, sealed.seal(PLAIN, "name:1")));
    assertEquals(12 + PLAIN.length + 16, once.length);
  }
}
