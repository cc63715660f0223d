package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

/**
 * SM2 with SM3: the published signature of GB/T 32918.5-2017 A.2, and what must not pass for it.
 */
class Gbt32918Test {
  private static final String OUR_ID = "1234567812345678";

  @Test
  void everySignatureGetsItsVerdict() {
    int valid = 0;
    int invalid = 0;
    for (JsonNode test : Resource.json("sm2-gbt32918/vectors.json").get("cases")) {
      byte[] point = Hex.decode(test.get("pub").asText());
      VerificationKey key =
          VerificationKey.ec(
              Algorithm.SM2, Arrays.copyOfRange(point, 1, 33), Arrays.copyOfRange(point, 33, 65));
      byte[] message = Hex.decode(test.get("msg_hex").asText());
      byte[] signature = Hex.decode(test.get("r").asText() + test.get("s").asText());
      if (!test.get("id").asText().equals(OUR_ID)) {
        continue; // the ID is fixed (§2): nobody can ask for another
      }
      boolean holds = test.get("valid").asBoolean();
      assertEquals(holds, key.verifies(message, signature), test::toString);
      valid += holds ? 1 : 0;
      invalid += holds ? 0 : 1;
    }
    assertEquals(1, valid);
    assertEquals(9, invalid);
  }
}
