package dev.suishen.keys.code;

import static dev.suishen.keys.PretendCity.CLOCK;
import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static dev.suishen.keys.PretendCity.newKey;
import static dev.suishen.keys.PretendCity.sceneKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.VerifiedCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeIssuerTest {
  private static final Instant END = NOW.plusSeconds(60);

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void the_real_verifier_reads_each_scene_its_own_part(Algorithm algorithm) throws Exception {
    PretendCity city = new PretendCity(algorithm);
    String text = issuer(city).live(NOW, END, parts(Scene.values()));
    for (Scene scene : Scene.values()) {
      VerifiedCode code = accepted(city.verifier(ScenePolicy.of(scene)).verify(text));
      assertEquals(CodeKind.LIVE, code.kind());
      assertEquals(NOW, code.notBefore());
      assertEquals(END, code.expires());
      assertEquals(
          String.format(Locale.ROOT, "%010x", subject(scene)), code.subject().orElseThrow());
      assertEquals(facets(scene), code.facetBits().orElseThrow());
    }
  }

  /** Wire format §1 states these sizes. */
  @Test
  void codes_are_as_small_as_the_wire_format_says() throws Exception {
    PretendCity city = new PretendCity(Algorithm.ED25519);
    SoftwareKey device = newKey(Algorithm.ED25519);
    CodeIssuer issuer = issuer(city);
    assertEquals(259, issuer.live(NOW, END, parts(Scene.values())).length());
    assertEquals(190, issuer.live(NOW, END, parts(Scene.TRANSIT)).length());
    byte[] pass = issuer.pass(NOW, END, parts(Scene.values()), device.publicKey());
    assertEquals(446, DeviceCode.text(pass, device, NOW, null).length());
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ED25519", "ES256"})
  void a_device_answers_a_challenge_with_its_pass(Algorithm algorithm) throws Exception {
    PretendCity city = new PretendCity(Algorithm.ED25519);
    SoftwareKey device = newKey(algorithm);
    byte[] pass = issuer(city).pass(NOW, END, parts(Scene.MEDICAL), device.publicKey());
    byte[] nonce = new byte[16];
    String text = DeviceCode.text(pass, device, NOW, nonce);
    // A status list is not held: the code is genuine, and its status is not known.
    Verification answer = city.verifier(ScenePolicy.of(Scene.MEDICAL)).verify(text, nonce);
    assertEquals(
        Reason.STATUS_STALE, assertInstanceOf(Verification.Undetermined.class, answer).reason());
    assertInstanceOf(
        Accepted.class, city.verifier(ScenePolicy.authenticityAlone()).verify(text, nonce));
  }

  @Test
  void paper_is_for_those_who_take_it() throws Exception {
    PretendCity city = new PretendCity(Algorithm.ED25519);
    String text = issuer(city).paper(NOW, NOW.plusSeconds(180 * 86_400), parts(Scene.VENUE));
    ScenePolicy policy = ScenePolicy.authenticityAlone();
    assertEquals(
        Reason.KIND_NOT_ALLOWED,
        assertInstanceOf(Rejected.class, city.verifier(policy).verify(text)).reason());
    accepted(city.verifier(policy.taking(EnumSet.of(CodeKind.PAPER))).verify(text));
  }

  @Test
  void no_lifetime_of_nothing_or_over_the_bound() throws Exception {
    CodeIssuer issuer = issuer(new PretendCity(Algorithm.ED25519));
    List<ScenePart> parts = parts(Scene.TRANSIT);
    assertEquals(190, issuer.live(NOW, NOW.plusSeconds(1), parts).length());
    assertEquals(190, issuer.live(NOW, NOW.plusSeconds(300), parts).length());
    assertThrows(IllegalArgumentException.class, () -> issuer.live(NOW, NOW, parts));
    assertThrows(
        IllegalArgumentException.class, () -> issuer.live(NOW, NOW.plusSeconds(301), parts));
  }

  @Test
  void parts_come_in_order_of_scenes_each_once_and_of_the_day() throws Exception {
    CodeIssuer issuer = issuer(new PretendCity(Algorithm.ED25519));
    assertThrows(IllegalArgumentException.class, () -> issuer.live(NOW, END, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> issuer.live(NOW, END, parts(Scene.TRANSIT, Scene.MEDICAL)));
    assertThrows(
        IllegalArgumentException.class,
        () -> issuer.live(NOW, END, parts(Scene.TRANSIT, Scene.TRANSIT)));
    SceneKey yesterday =
        SceneKey.of(Scene.TRANSIT, sceneKey(Scene.TRANSIT).epoch() - 1, new byte[32]);
    assertThrows(
        IllegalArgumentException.class,
        () -> issuer.live(NOW, END, List.of(new ScenePart(yesterday, 1, 0, 0))));
  }

  @Test
  void a_key_that_verifiers_would_refuse_issues_nothing() throws Exception {
    PretendCity city = new PretendCity(Algorithm.ED25519);
    assertEquals(new Rejected(Reason.KEY_NOT_VALID), refusal(city.statusKey, city, CLOCK).answer());
    assertEquals(
        new Rejected(Reason.UNKNOWN_KEY), refusal(newKey(Algorithm.ED25519), city, CLOCK).answer());
    Clock tooEarly = Clock.offset(CLOCK, Duration.ofSeconds(-1));
    assertEquals(
        new Rejected(Reason.KEY_NOT_VALID), refusal(city.codeKey, city, tooEarly).answer());
  }

  @Test
  void no_code_starts_outside_of_the_keys_window() throws Exception {
    PretendCity city = new PretendCity(Algorithm.ED25519);
    CodeIssuer issuer = issuer(city);
    Instant last = NOW.plus(Duration.ofDays(30));
    assertEquals(190, issuer.live(last, last.plusSeconds(60), partsOn(last)).length());
    for (Instant outside : List.of(NOW.minusSeconds(1), last.plusSeconds(1))) {
      SignerRefusedException refused =
          assertThrows(
              SignerRefusedException.class,
              () -> issuer.live(outside, outside.plusSeconds(60), partsOn(outside)));
      assertEquals(new Rejected(Reason.KEY_NOT_VALID), refused.answer());
    }
  }

  private static List<ScenePart> partsOn(Instant day) {
    long epoch = SceneKey.epochOf(day.getEpochSecond());
    return List.of(new ScenePart(SceneKey.of(Scene.TRANSIT, epoch, new byte[32]), 1, 0, 0));
  }

  private static SignerRefusedException refusal(CodeSigner key, PretendCity city, Clock clock) {
    return assertThrows(
        SignerRefusedException.class, () -> CodeIssuer.proven(key, city.trust, clock, RANDOM));
  }

  @Test
  void a_part_fits_its_bits() {
    SceneKey key = sceneKey(Scene.HOTEL);
    assertEquals(
        11, new ScenePart(key, (1L << 40) - 1, 0xffff, 0xffffffffL).seal(new byte[8]).length);
    assertThrows(IllegalArgumentException.class, () -> new ScenePart(key, 1L << 40, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ScenePart(key, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ScenePart(key, 0, 0x10000, 0));
    assertThrows(IllegalArgumentException.class, () -> new ScenePart(key, 0, 0, 1L << 32));
  }

  private static CodeIssuer issuer(PretendCity city) {
    return CodeIssuer.proven(city.codeKey, city.trust, CLOCK, RANDOM);
  }

  private static List<ScenePart> parts(Scene... scenes) {
    List<ScenePart> parts = new ArrayList<>();
    for (Scene scene : scenes) {
      parts.add(new ScenePart(sceneKey(scene), subject(scene), facets(scene), 7));
    }
    return parts;
  }

  private static long subject(Scene scene) {
    return 0xfedcba9870L + scene.number();
  }

  private static int facets(Scene scene) {
    return Facet.IDENTITY_PROOFED.bit() | Facet.RESERVATION_TODAY.bit() | scene.number() << 1;
  }

  private static VerifiedCode accepted(Verification verification) {
    return assertInstanceOf(Accepted.class, verification).code();
  }
}
