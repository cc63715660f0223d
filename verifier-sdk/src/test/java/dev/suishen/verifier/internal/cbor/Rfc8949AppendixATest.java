package dev.suishen.verifier.internal.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.verifier.Resource;
import dev.suishen.verifier.internal.MalformedException;
import java.math.BigInteger;
import java.util.Set;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

class Rfc8949AppendixATest {
  private static final JsonNode EXAMPLES = Resource.json("cbor-test-vectors/appendix_a.json");

  /** simple(24) in two bytes: an example of RFC 7049, not well-formed since RFC 8949 §3.3. */
  private static final Set<String> NO_LONGER_CBOR = Set.of("f818");

  @Test
  void skipsWhatIsDeterministicToItsLastByteAndRefusesTheRest() throws MalformedException {
    int skipped = 0;
    int refused = 0;
    for (JsonNode example : EXAMPLES) {
      byte[] bytes = Hex.decode(example.get("hex").asText());
      CborReader in = new CborReader(bytes);
      if (isDeterministic(example)) {
        in.skip();
        assertEquals(bytes.length, in.position(), example::toString);
        skipped++;
      } else {
        assertThrows(MalformedException.class, in::skip, example::toString);
        refused++;
      }
    }
    assertEquals(64, skipped);
    assertEquals(18, refused);
  }

  @Test
  void refusesWhatIsDeterministicWithItsLastByteGone() {
    for (JsonNode example : EXAMPLES) {
      byte[] bytes = Hex.decode(example.get("hex").asText());
      CborReader in = new CborReader(bytes, 0, bytes.length - 1);
      assertThrows(MalformedException.class, in::skip, example::toString);
    }
  }

  @Test
  void readsIntegersThatFitALong() throws MalformedException {
    int read = 0;
    for (JsonNode example : EXAMPLES) {
      byte[] bytes = Hex.decode(example.get("hex").asText());
      JsonNode decoded = example.get("decoded");
      int major = (bytes[0] & 0xff) >>> 5;
      if (major > CborReader.NEGATIVE) {
        continue;
      }
      BigInteger value = decoded.bigIntegerValue();
      CborReader in = new CborReader(bytes);
      if (value.bitLength() < 64) {
        assertEquals(value.longValue(), in.integer(), example::toString);
        read++;
      } else {
        assertThrows(MalformedException.class, in::integer, example::toString);
      }
    }
    assertEquals(14, read);
  }

  @Test
  void readsStrings() throws MalformedException {
    int read = 0;
    for (JsonNode example : EXAMPLES) {
      byte[] bytes = Hex.decode(example.get("hex").asText());
      int major = (bytes[0] & 0xff) >>> 5;
      if (major == CborReader.TEXT && isDeterministic(example)) {
        assertEquals(example.get("decoded").asText(), new CborReader(bytes).text());
        read++;
      } else if (major == CborReader.BYTES && isDeterministic(example)) {
        String diagnostic = example.get("diagnostic").asText(); // h'01020304'
        assertArrayEquals(
            Hex.decode(diagnostic.substring(2, diagnostic.length() - 1)),
            new CborReader(bytes).bytes().copy());
        read++;
      }
    }
    assertEquals(9, read);
  }

  private static boolean isDeterministic(JsonNode example) {
    return example.get("roundtrip").asBoolean()
        && !NO_LONGER_CBOR.contains(example.get("hex").asText());
  }
}
