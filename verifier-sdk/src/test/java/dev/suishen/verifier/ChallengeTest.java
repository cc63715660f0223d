package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wire format §4, and §7 steps 6, 8 and 10: what a device proves. */
class ChallengeTest {
  private static final byte[] NONCE = nonce(16);

  private final TestCity gate = TestCity.gate().take(new TestStatusList());

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void aNonceOfEightToThirtyTwoBytesAnswers(int length) {
    assertEquals("accepted", gate.challenge(show(nonce(length)), nonce(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 33})
  void aNonceOfAnyOtherLengthIsMalformed(int length) {
    assertEquals("rejected MALFORMED", gate.challenge(show(nonce(length)), nonce(length)));
    assertEquals("rejected MALFORMED", gate.scan(show(nonce(length)), NOW));
  }

  @Test
  void anotherNonceDoesNotAnswer() {
    byte[] other = NONCE.clone();
    other[15] ^= 1;
    assertEquals("rejected CHALLENGE_MISMATCH", gate.challenge(show(other), NONCE));
    assertEquals(
        "rejected CHALLENGE_MISMATCH", gate.challenge(show(Arrays.copyOf(NONCE, 15)), NONCE));
  }

  @Test
  void noNonceDoesNotAnswer() {
    assertEquals("rejected CHALLENGE_MISMATCH", gate.challenge(show(null), NONCE));
    assertEquals("rejected CHALLENGE_MISMATCH", gate.challenge(TestCode.live().text(), NONCE));
  }

  @Test
  void aNonceThatNobodyAskedForIsNoHindrance() {
    assertEquals("accepted", gate.scan(show(NONCE), NOW));
  }

  @Test
  void anotherDeviceProvesNothing() {
    String stolen = TestCode.passFor(DEVICE).shownBy(TestKey.named("thief"), NOW, null);
    assertEquals("rejected BAD_DEVICE_PROOF", gate.scan(stolen, NOW));
  }

  @Test
  void theProofsAlgorithmIsTheDeviceKeys() {
    for (int alg : new int[] {-7, -65537, 0}) {
      assertEquals(
          "rejected ALGORITHM_MISMATCH",
          gate.scan(TestCode.passFor(DEVICE).shownBy(DEVICE, alg, NOW, null), NOW));
    }
  }

  @Test
  void aPassComesInsideADeviceCodeAndNothingElseDoes() {
    assertEquals("rejected KIND_NOT_ALLOWED", gate.scan(TestCode.passFor(DEVICE)));
    assertEquals(
        "rejected KIND_NOT_ALLOWED", gate.scan(TestCode.live().shownBy(DEVICE, NOW, null), NOW));
  }

  private static String show(byte @Nullable [] nonce) {
    return TestCode.passFor(DEVICE).shownBy(DEVICE, NOW, nonce);
  }

  private static byte[] nonce(int length) {
    byte[] nonce = new byte[length];
    Arrays.fill(nonce, (byte) 0x5a);
    return nonce;
  }
}
