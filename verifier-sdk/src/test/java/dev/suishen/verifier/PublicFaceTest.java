package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Verification.Accepted;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holders of our types can rely on. */
class PublicFaceTest {

  @Test
  void onlyTheVerifierMakesAVerifiedCodeAndOnlyTheTrustStoreABundle() {
    for (Class<?> proof : List.of(VerifiedCode.class, TrustBundle.class, StatusLists.class)) {
      for (Constructor<?> constructor : proof.getDeclaredConstructors()) {
        assertEquals(
            0,
            constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED),
            constructor::toString);
      }
    }
  }

  @Test
  void aVerifiedCodePrintsNothingOfItsHolder() {
    TestCode code = TestCode.live().of(0xabcdef0123L);
    Verification answer = TestCity.gate().verifierAt(NOW).verify(code.text());
    assertEquals("LIVE 0102030405060708", ((Accepted) answer).code().toString());
    assertFalse(answer.toString().contains("abcdef0123"));
  }

  @Test
  void aVerifiedCodeSaysFromWhenToWhenItIsValid() {
    TestCode code = TestCode.live().from(NOW - 5).until(NOW + 55);
    Accepted answer = (Accepted) TestCity.gate().verifierAt(NOW).verify(code.text());
    assertEquals(CodeKind.LIVE, answer.code().kind());
    assertEquals(Instant.ofEpochSecond(NOW - 5), answer.code().notBefore());
    assertEquals(Instant.ofEpochSecond(NOW + 55), answer.code().expires());
  }

  @Test
  void secretsAreNotPrinted() {
    SceneKey key = TestCity.sceneKey(Scene.TRANSIT, 20_000);
    assertEquals("key of transit for epoch 20000", key.toString());
  }

  @Test
  void aPolicyPrintsOneLine() {
    ScenePolicy policy =
        ScenePolicy.of(Scene.VENUE)
            .taking(EnumSet.of(CodeKind.LIVE))
            .requiring(EnumSet.of(Facet.CULTURE_PASS))
            .coolingDown(Duration.ofMinutes(5));
    assertEquals(
        "venue takes [LIVE] requires [CULTURE_PASS] cool-down PT5M, undetermined: CHECK_DOCUMENT",
        policy.toString());
    assertEquals(
        "authenticity alone, takes [LIVE, PASS], undetermined: CHECK_DOCUMENT",
        ScenePolicy.authenticityAlone().toString());
  }

  @Test
  void aPolicyIsNotChangedByWhatIsMadeOfIt() {
    ScenePolicy policy = ScenePolicy.of(Scene.TRANSIT);
    String before = policy.toString();
    policy.taking(EnumSet.noneOf(CodeKind.class)).requiringBits(1).coolingDown(Duration.ofDays(1));
    assertEquals(before, policy.toString());
  }

  @Test
  void aPolicyThatCannotBeMeantIsRefused() {
    ScenePolicy transit = ScenePolicy.of(Scene.TRANSIT);
    assertThrows(IllegalArgumentException.class, () -> transit.requiringBits(1 << 16));
    assertEquals(0xffff, transit.requiringBits(0xffff).requiredFacetBits());
    assertThrows(IllegalArgumentException.class, () -> transit.coolingDown(Duration.ofMillis(999)));
    assertThrows(IllegalArgumentException.class, () -> transit.coolingDown(Duration.ofSeconds(-1)));
    assertEquals(1, transit.coolingDown(Duration.ofSeconds(1)).coolDown().getSeconds());
    ScenePolicy alone = ScenePolicy.authenticityAlone();
    assertThrows(IllegalStateException.class, () -> alone.requiringBits(1));
    assertThrows(IllegalStateException.class, () -> alone.coolingDown(Duration.ofDays(1)));
  }

  @Test
  void aVerifierIsNotBuiltWithoutTrustOrPolicy() {
    Verifier.Builder builder = Verifier.builder();
    assertEquals("trust", assertThrows(NullPointerException.class, builder::build).getMessage());
    builder.trust(TestCity.gate().trust());
    assertEquals("policy", assertThrows(NullPointerException.class, builder::build).getMessage());
  }

  @Test
  void aRootSetNeedsAThresholdThatItsKeysCanReach() {
    VerificationKey key = TestCity.CODE_KEY.publicKey();
    assertThrows(IllegalArgumentException.class, () -> RootSet.of(0, List.of(key)));
    assertThrows(IllegalArgumentException.class, () -> RootSet.of(2, List.of(key, key)));
    assertEquals(1, RootSet.of(1, List.of(key, key)).keys().size());
  }

  @Test
  void aRootSetIsItsThresholdAndItsKeysInWhateverOrder() {
    VerificationKey one = TestCity.CODE_KEY.publicKey();
    VerificationKey other = TestCity.STATUS_KEY.publicKey();
    RootSet both = RootSet.of(1, List.of(one, other));
    assertEquals(both.hashCode(), RootSet.of(1, List.of(other, one)).hashCode());
    assertNotEquals(both.hashCode(), RootSet.of(2, List.of(one, other)).hashCode());
    assertNotEquals(both.hashCode(), RootSet.of(1, List.of(one)).hashCode());
    assertEquals(List.of(one, other), both.keys());
    assertEquals("1 of [" + one + ", " + other + "]", both.toString());
  }

  @Test
  void aKeyDoesNotChangeWithTheArrayItWasMadeOf() {
    byte[] x = TestCity.CODE_KEY.secret().generatePublicKey().getEncoded();
    VerificationKey key = VerificationKey.ed25519(x);
    int kid = key.kid();
    Arrays.fill(x, (byte) 0);
    assertEquals(kid, key.kid());
  }
}
