package dev.suishen.verifier;

import static dev.suishen.verifier.TestBundle.key;
import static dev.suishen.verifier.TestCity.CODE_KEY;
import static dev.suishen.verifier.TestCity.NEXT_UPDATE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.Verification.Undetermined;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wire format §7 steps 3 to 7: which key may say what. */
class KeyRulesTest {
  private static final TestKey STRANGER = TestKey.named("stranger");

  private final TestCity gate = TestCity.gate();

  @Test
  void anUnknownKeyIsRefusedUntilANewerBundleIsDue() {
    TestCode code = TestCode.live().signedBy(STRANGER);
    assertEquals("rejected UNKNOWN_KEY", gate.scan(code, NEXT_UPDATE));
    assertEquals("undetermined TRUST_STALE", gate.scan(code, NEXT_UPDATE + 1));
  }

  @Test
  void anUnknownKeyTellsForHowLongANewerBundleIsDue() {
    String text = TestCode.live().signedBy(STRANGER).text();
    assertEquals(
        new Undetermined(Reason.TRUST_STALE, Optional.empty(), Optional.of(Duration.ofSeconds(9))),
        gate.verifierAt(NEXT_UPDATE + 9).verify(text));
    assertEquals(
        new Undetermined(Reason.TRUST_STALE, Optional.empty(), Optional.empty()),
        TestCity.withRootsAlone().verifierAt(NOW).verify(text));
  }

  @Test
  void aKnownKeyVerifiesAfterANewerBundleIsDue() {
    TestCode code = TestCode.live().from(NEXT_UPDATE).until(NEXT_UPDATE + 60);
    assertEquals("accepted", gate.scan(code, NEXT_UPDATE + 1));
  }

  @Test
  void withoutABundleEveryCodeOfOursIsUndetermined() {
    TestCity city = TestCity.withRootsAlone();
    assertEquals("undetermined TRUST_STALE", city.scan(TestCode.live()));
    assertEquals("rejected MALFORMED", city.scan("SSC1:", NOW));
    assertEquals("rejected NOT_OUR_CODE", city.scan("HC1:", NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, KEY_NOT_VALID",
    "1, 1, ",
    "1, 2, ",
    "1, 3, ",
    "1, 4, KEY_REVOKED",
    "1, 5, KEY_NOT_VALID",
    "0, 2, KEY_NOT_VALID",
    "2, 2, KEY_NOT_VALID",
    "3, 2, KEY_NOT_VALID",
    "2, 4, KEY_NOT_VALID"
  })
  void useAndStateDecide(int use, int state, @Nullable String reason) {
    gate.take(new TestBundle().serial(6).keys(key(CODE_KEY, NOW, NOW, use, state)));
    assertEquals(reason == null ? "accepted" : "rejected " + reason, gate.scan(TestCode.live()));
  }

  @Test
  void aRevokedKeyIsSaidToBeRevokedWhateverItSigned() {
    gate.take(new TestBundle().serial(6).keys(key(CODE_KEY, NOW, NOW, 1, 4)));
    assertEquals("rejected KEY_REVOKED", gate.scan(TestCode.live().naming(-7)));
  }

  @Test
  void theAlgorithmIsTheKeysAndNeverTheMessages() {
    for (int alg : List.of(-7, -65537, 5, 0)) {
      assertEquals("rejected ALGORITHM_MISMATCH", gate.scan(TestCode.live().naming(alg)));
    }
  }

  @Test
  void bothEndsOfTheWindowBelongToIt() {
    gate.take(new TestBundle().serial(6).keys(key(CODE_KEY, NOW, NOW + 5, 1, 2)));
    assertEquals("rejected KEY_NOT_VALID", gate.scan(TestCode.live().from(NOW - 1)));
    assertEquals("accepted", gate.scan(TestCode.live().from(NOW).numbered(1)));
    assertEquals("accepted", gate.scan(TestCode.live().from(NOW + 5).numbered(2)));
    assertEquals("rejected KEY_NOT_VALID", gate.scan(TestCode.live().from(NOW + 6)));
  }

  @Test
  void theWindowIsAskedBeforeTheClock() {
    gate.take(new TestBundle().serial(6).keys(key(CODE_KEY, NOW, NOW + 5, 1, 2)));
    assertEquals("rejected KEY_NOT_VALID", gate.scan(TestCode.live().from(NOW + 60), NOW));
  }

  @Test
  void claimsAreNotDecodedBeforeTheSignatureHasHeld() {
    byte[] garbage = "not CBOR at all".getBytes(StandardCharsets.UTF_8);
    TestCode genuine = TestCode.live().payload(garbage);
    assertEquals("rejected MALFORMED", gate.scan(genuine));
    List<Object> message = genuine.message();
    byte[] signature = ((byte[]) message.get(3)).clone();
    signature[40] ^= 1;
    byte[] forged = Cbor.of(List.of(message.get(0), message.get(1), message.get(2), signature));
    assertEquals("rejected BAD_SIGNATURE", gate.scan(Base45Text.of(forged), NOW));
  }

  @Test
  void anUnknownKeyIsAskedForBeforeItsSignature() {
    TestCode code = TestCode.live().payload(new byte[0]).signedBy(STRANGER);
    assertEquals("rejected UNKNOWN_KEY", gate.scan(code));
  }
}
