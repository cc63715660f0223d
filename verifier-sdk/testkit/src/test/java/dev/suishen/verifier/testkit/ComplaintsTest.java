package dev.suishen.verifier.testkit;

import static dev.suishen.verifier.testkit.Answers.scan;
import static dev.suishen.verifier.testkit.Answers.verifier;
import static dev.suishen.verifier.testkit.Answers.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification.Undetermined;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.internal.text.CodeText;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

/** What users of such systems complain about, and must not meet here. */
class ComplaintsTest {
  private static final ScenePolicy GATE = ScenePolicy.transitGate();
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
  private final PretendCity city = PretendCity.at(clock);
  private final TrustStore trust = city.trust();
  private final Verifier gate = verifier(trust, GATE, clock);

  @Test
  void complaint2_aFailedDownloadOfKeys_isTrustStale_neverInvalid() {
    city.rotateCodeKey(Algorithm.ED25519);
    city.rotateCodeKey(Algorithm.ED25519); // two keys on, and nothing was fetched meanwhile
    Instant due = trust.bundle().orElseThrow().nextUpdate();
    clock.set(due.plusSeconds(1));
    Undetermined answer = assertInstanceOf(Undetermined.class, gate.verify(city.live().text()));
    assertEquals(Reason.TRUST_STALE, answer.reason());
    assertEquals(Duration.ofSeconds(1), answer.staleFor().orElseThrow());
  }

  @Test
  void complaint13_aCopiedLiveCode_opensOnce_andIsWorthNothingAfterItsShortLife() {
    String shown = city.live().text();
    String copy = shown;
    assertEquals("accepted", words(gate.verify(shown)));
    assertEquals("REPLAYED", words(gate.verify(copy)));
    clock.advance(Duration.ofSeconds(60 + 30)); // its life and the skew
    assertEquals("EXPIRED", words(gate.verify(copy)));
  }

  @Test
  void complaint13_aScreenshotOfAPass_opensOnce_andIsWorthNothingAfterTheProofWindow() {
    PretendPhone phone = city.pass().phone();
    String copy = phone.show();
    assertEquals("accepted", words(gate.verify(copy)));
    assertEquals("REPLAYED", words(gate.verify(copy)));
    clock.advance(Duration.ofSeconds(30 + 30)); // proof window and skew
    assertEquals("PROOF_EXPIRED", words(gate.verify(copy)));
    assertEquals("accepted", words(gate.verify(phone.show())));
  }

  @Test
  void complaint13_aCopiedPass_doesNotAnswerAReadersChallenge_norDoesAnotherPhone() {
    byte[] challenge = {1, 2, 3, 4, 5, 6, 7, 8};
    PretendPhone phone = city.pass().phone();
    String copy = phone.answer(new byte[] {8, 7, 6, 5, 4, 3, 2, 1});
    assertEquals("CHALLENGE_MISMATCH", words(gate.verify(copy, challenge)));
    String thief = phone.copiedTo(city.pass().phone()).answer(challenge);
    assertEquals("BAD_DEVICE_PROOF", words(gate.verify(thief, challenge)));
    assertEquals("accepted", words(gate.verify(phone.answer(challenge), challenge)));
  }

  @Test
  void complaint14_aModifiedVerifier_readsItsOwnScene_andNothingPersonalIsInClear() {
    TrustStore ofTheVenue = city.trust();
    ofTheVenue.putSceneKeys(city.sceneKeys(Scene.VENUE));
    PretendHolder holder = city.holder();
    String text = city.live().of(holder).facets(Facet.DISABLED).text();
    for (Scene scene : Scene.values()) {
      assertEquals(
          scene == Scene.VENUE ? "accepted" : "SCENE_KEY_MISSING",
          scan(text, ofTheVenue, ScenePolicy.of(scene), clock));
      String code = HexFormat.of().formatHex(decoded(text));
      assertFalse(code.contains(city.subject(holder, scene)), scene.label());
    }
    String next = city.live().of(holder).facets(Facet.DISABLED).text();
    for (int part = 0; part < Scene.values().length; part++) {
      assertNotEquals(subject(text, part), subject(next, part), "two codes of one holder");
    }
  }

  /** The five bytes that stand for the subject: before the signature stand 11 for each scene. */
  private static String subject(String text, int part) {
    byte[] code = decoded(text);
    int at = code.length - 66 - 11 * (Scene.values().length - part);
    return HexFormat.of().formatHex(code, at, at + 5);
  }

  @Test
  void complaint17_aMalleatedSignature_isNoOtherCode_toStatusOrReplay() {
    city.rotateCodeKey(Algorithm.ES256);
    PretendHolder holder = city.holder();
    city.sync(trust);
    String text = city.live().of(holder).text();
    String malleated = withOtherS(text);
    assertNotEquals(text, malleated);
    assertEquals("accepted", scan(malleated, trust, GATE, clock)); // ECDSA allows both
    assertEquals("accepted", words(gate.verify(text)));
    assertEquals("REPLAYED", words(gate.verify(malleated)));
    city.revoke(holder);
    city.sync(trust);
    assertEquals("REVOKED", words(gate.verify(malleated)));
  }

  @Test
  void complaint17_aMalleatedProof_isNoOtherShowing() {
    PretendHolder holder = city.holder();
    String text = city.pass().of(holder).phone(Algorithm.ES256).show();
    String malleated = withOtherS(text);
    assertEquals("accepted", words(gate.verify(text)));
    assertEquals("REPLAYED", words(gate.verify(malleated)));
    city.revoke(holder);
    city.sync(trust);
    assertEquals("REVOKED", words(gate.verify(malleated)));
  }

  @Test
  void complaint17_aTextThatIsWrittenAnotherWay_isNotRead() {
    String text = city.live().text();
    byte[] code = decoded(text);
    byte[] longerHead = new byte[code.length + 1]; // a length written in two bytes
    longerHead[0] = (byte) 0x98;
    longerHead[1] = 4;
    System.arraycopy(code, 1, longerHead, 2, code.length - 1);
    byte[] more = Arrays.copyOf(code, code.length + 2);
    for (String another :
        List.of(
            CodeIssuer.text(longerHead),
            CodeIssuer.text(more),
            text.substring(0, 5) + text.substring(5).toLowerCase(Locale.ROOT),
            text + "0",
            text + " ",
            text + "\n")) {
      assertEquals("MALFORMED", words(gate.verify(another)), another);
    }
    assertEquals("accepted", words(gate.verify(text)));
  }

  @Test
  void complaint18_pretendCodes_doNotPassWhereOtherRootsArePinned() {
    PretendCity production = PretendCity.at(clock, 2);
    TrustStore pinned = production.trust();
    Verifier real = verifier(pinned, GATE, clock);
    assertEquals("accepted", words(real.verify(production.live().text())));
    assertEquals("UNKNOWN_KEY", words(real.verify(city.live().text())));
    assertEquals("UNKNOWN_KEY", words(real.verify(city.pass().text())));
    byte[] bundle = city.bundle().encoded();
    BundleRefusedException refused =
        assertThrows(
            BundleRefusedException.class, () -> pinned.takeBundle(bundle, clock.instant()));
    assertEquals(BundleRefusedException.Cause.BUNDLE_SIGNATURE, refused.reason());
    assertEquals("UNKNOWN_KEY", words(real.verify(city.live().text())));
  }

  @Test
  void complaint18_aPretendCity_saysThatItIsOne_inAllThatItSigns() {
    assertEquals("Suishen demo city", city.bundle().issuer());
    assertTrue(city.toString().startsWith("pretend city, for tests alone"));
    assertTrue(city.toString().endsWith(city.roots().toString()));
  }

  /** (r, n−s) in place of (r, s): the signature is the last 64 bytes. */
  private static String withOtherS(String text) {
    byte[] code = decoded(text);
    int at = code.length - 32;
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(code, at, code.length));
    byte[] other = BigIntegers.asUnsignedByteArray(32, P256_ORDER.subtract(s));
    System.arraycopy(other, 0, code, at, 32);
    return CodeIssuer.text(code);
  }

  private static byte[] decoded(String text) {
    try {
      return CodeText.decode(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
