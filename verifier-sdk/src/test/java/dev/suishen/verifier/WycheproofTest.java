package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.Function;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's verdict on every one of its cases, from every engine. */
class WycheproofTest {

  @Test
  void ed25519() {
    int asserted =
        assertVerdicts(
            "wycheproof/ed25519_test.json",
            key -> VerificationKey.ed25519(Hex.decode(key.get("pk").asText())));
    assertEquals(151, asserted);
  }

  @Test
  void es256WithSignaturesInP1363Form() {
    int asserted =
        assertVerdicts(
            "wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", WycheproofTest::p256Key);
    assertEquals(262, asserted);
  }

  private static int assertVerdicts(String file, Function<JsonNode, VerificationKey> reader) {
    int asserted = 0;
    for (JsonNode group : Resource.json(file).get("testGroups")) {
      VerificationKey key = reader.apply(group.get("publicKey"));
      for (JsonNode test : group.get("tests")) {
        byte[] message = Hex.decode(test.get("msg").asText());
        byte[] signature = Hex.decode(test.get("sig").asText());
        boolean valid = test.get("result").asText().equals("valid");
        assertEquals(valid, Engines.holds(key, message, signature), test::toString);
        asserted++;
      }
    }
    return asserted;
  }

  /** {@code uncompressed}: 04 ‖ x ‖ y. */
  private static VerificationKey p256Key(JsonNode key) {
    byte[] point = Hex.decode(key.get("uncompressed").asText());
    return VerificationKey.ec(
        Algorithm.ES256, Arrays.copyOfRange(point, 1, 33), Arrays.copyOfRange(point, 33, 65));
  }
}
