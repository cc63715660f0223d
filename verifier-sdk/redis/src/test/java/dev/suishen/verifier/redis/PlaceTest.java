package dev.suishen.verifier.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PlaceTest {
  private static final byte[] SECRET = "thirty-two bytes of nobody's own".getBytes(US_ASCII);

  private final Place place = new Place("gate", SECRET);

  /** As gates of any version must name it. */
  @Test
  void a_key_is_the_first_96_bits_of_an_hmac_of_type_id_and_moment() throws Exception {
    byte[] types = {1, 2, 3};
    for (ReplayGuard.Type type : ReplayGuard.Type.values()) {
      byte[] text =
          ByteBuffer.allocate(17).put(types[type.ordinal()]).putLong(-7).putLong(1L << 40).array();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      String tag = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(mac.doFinal(text), 12));
      assertEquals("gate:" + tag, key(new Mark(type, -7, 1L << 40)));
      assertEquals(16, tag.length());
    }
  }

  @Test
  void every_bit_of_a_mark_counts() {
    Set<String> keys = new HashSet<>();
    for (ReplayGuard.Type type : ReplayGuard.Type.values()) {
      keys.add(key(new Mark(type, 0, 0)));
      for (int bit = 0; bit < Long.SIZE; bit++) {
        keys.add(key(new Mark(type, 1L << bit, 0)));
        keys.add(key(new Mark(type, 0, 1L << bit)));
      }
    }
    assertEquals(3 * (1 + 2 * Long.SIZE), keys.size());
  }

  @Test
  void a_mark_that_has_ended_can_still_be_sent() {
    SharedMark probe = place.probe();
    assertTrue(probe.hasEnded());
    assertEquals(1, probe.millis());
    assertEquals("gate:probe", probe.key());
  }

  private String key(Mark mark) {
    return place.shared(mark, 0, 1).key();
  }
}
