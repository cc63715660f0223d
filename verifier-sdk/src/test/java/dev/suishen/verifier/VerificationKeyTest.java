package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
  private static final String ED25519 =
      "a501010244efe8eb610327200621582077de92eaab02bbd2a6698af2d5953c9357b7a37d7800b4adcde70c7fdf2e"
          + "7dc4";

  /** The example of RFC 9679 §6. */
  @Test
  void theThumbprintIsRfc9679s() {
    VerificationKey key =
        VerificationKey.ec(
            Algorithm.ES256,
            Hex.decode("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d"),
            Hex.decode("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c"));
    assertEquals(
        "496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec",
        Hex.toHexString(key.thumbprint()));
    assertEquals(0x496bd8af, key.kid());
    assertTrue(key.isFullyValid());
    assertEquals("ES256 496bd8af", key.toString());
  }

  /** Keys of the conformance vectors, as their bundles carry them. */
  @ParameterizedTest
  @CsvSource({
    "ED25519, " + ED25519,
    "ES256, a6010202440e3dd7a40326200121582061906bb50d74c45f9839fc9909f78cf60b20d377bc6574d5a763ac9c"
        + "35fac743225820b9cbbea47cd2af7218cbf3e14778fbb4f3485cb1c6644086ac58c6b302c4238d",
    "SM2, a60102024471e49e2b033a00010000203a000100002158206ff2b1142a3e314ffd32a9376923314926f6767847"
        + "7d5c8cacb90030e533e324225820f4f7a908815b872bc2cb8db136e94ec8ddd5e74949859255e04312864c62"
        + "c149"
  })
  void aKeyIsWrittenAsItWasRead(Algorithm algorithm, String encoded) {
    VerificationKey key = VerificationKey.parse(Hex.decode(encoded));
    assertEquals(algorithm, key.algorithm());
    assertEquals(encoded, Hex.toHexString(key.encoded()));
    assertArrayEquals(
        key.thumbprint(), VerificationKey.parse(key.thumbprintMembers()).thumbprint());
    assertTrue(key.isFullyValid());
  }

  @Test
  void aKeyIsItsPointAndAlgorithm() {
    VerificationKey key = VerificationKey.parse(Hex.decode(ED25519));
    VerificationKey same = VerificationKey.parse(key.thumbprintMembers());
    VerificationKey other = TestCity.CODE_KEY.publicKey();
    assertEquals(key, same);
    assertEquals(key.hashCode(), same.hashCode());
    assertNotEquals(key, other);
    assertNotEquals(key.hashCode(), other.hashCode());
    assertEquals(RootSet.of(1, List.of(key, other)), RootSet.of(1, List.of(other, same)));
    assertNotEquals(RootSet.of(1, List.of(key, other)), RootSet.of(2, List.of(key, other)));
    assertNotEquals(RootSet.of(1, List.of(key)), RootSet.of(1, List.of(key, other)));
  }

  @Test
  void aPointOffItsCurveVerifiesNothing() {
    byte[] one = new byte[32];
    one[31] = 1;
    for (Algorithm algorithm : new Algorithm[] {Algorithm.ES256, Algorithm.SM2}) {
      assertFalse(VerificationKey.ec(algorithm, one, one).isFullyValid());
      assertFalse(VerificationKey.ec(algorithm, one, one).verifies(new byte[1], new byte[64]));
      assertFalse(VerificationKey.ec(algorithm, new byte[32], new byte[32]).isFullyValid());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void aSignatureOfAnyOtherLengthDoesNotHold(int length) {
    VerificationKey sm2 =
        VerificationKey.ec(
            Algorithm.SM2,
            Hex.decode("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"),
            Hex.decode("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"));
    assertFalse(sm2.verifies(new byte[1], new byte[length]));
    byte[] message = {1};
    byte[] signature = Arrays.copyOf(TestCity.CODE_KEY.sign(message), length);
    assertFalse(TestCity.CODE_KEY.publicKey().verifies(message, signature));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "f6",
        ED25519 + "00", // a byte too many
        "a301012006215820", // cut
        "a2010120", // no value
        "a3010120062140", // no x
        "a201012006", // x missing
        "a301042006215820" + "00000000000000000000000000000000000000000000000000000000000000ff",
        "a401010326200621582077de92eaab02bbd2a6698af2d5953c9357b7a37d7800b4adcde70c7fdf2e7dc4"
      })
  void whatIsNoKeyOfOursIsRefused(String hex) {
    assertThrows(IllegalArgumentException.class, () -> VerificationKey.parse(Hex.decode(hex)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void aCoordinateHas32Bytes(int length) {
    assertThrows(IllegalArgumentException.class, () -> VerificationKey.ed25519(new byte[length]));
    assertThrows(
        IllegalArgumentException.class,
        () -> VerificationKey.ec(Algorithm.ES256, new byte[32], new byte[length]));
  }
}
