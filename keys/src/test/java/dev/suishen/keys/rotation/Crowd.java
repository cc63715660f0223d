package dev.suishen.keys.rotation;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.DeviceCode;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whoever gets codes of a city and shows them, at once or much later; thieves among them. */
final class Crowd {
  final List<Showing> showings = new ArrayList<>();

  private final CityYear city;
  private final Random random;
  private final Map<Integer, CodeIssuer> issuers = new HashMap<>();
  private final SoftwareKey phone = SoftwareKey.generate(Algorithm.ED25519, CityYear.SECRETS);

  Crowd(CityYear city, Random random) {
    this.city = city;
    this.random = random;
  }

  /** A code of each kind, by the key that signs now; none where none does. */
  void visit(Instant now) {
    city.signer(now)
        .ifPresent(
            signer -> {
              for (CodeKind kind : CodeKind.values()) {
                show(kind, signer, now);
              }
            });
  }

  /** In the second in which a key begins to sign. */
  void welcome(SoftwareKey signer, Instant now) {
    showings.add(new Showing(now, live(signer, now, now), kid(signer), true));
  }

  /** Codes that a thief makes, from the very second of the revocation on. */
  void steal(SoftwareKey signer, Instant now) {
    for (long hours : new long[] {0, 1, 5, 20, 40, 47, 49, 150}) {
      Instant later = now.plus(Duration.ofHours(hours));
      showings.add(new Showing(later, live(signer, now, later), kid(signer), hours == 0));
    }
  }

  private void show(CodeKind kind, SoftwareKey signer, Instant now) {
    Instant later = now.plusSeconds(random.nextLong(seconds(kind)));
    String text =
        switch (kind) {
          case LIVE -> live(signer, now, later);
          case PASS -> pass(signer, now, later);
          case PAPER -> issuer(signer, now).paper(now, now.plusSeconds(seconds(kind)), parts(now));
        };
    showings.add(new Showing(later, text, kid(signer), false));
  }

  /** How much later a code may be shown; a LIVE code is one of a batch of ten. */
  private static long seconds(CodeKind kind) {
    return switch (kind) {
      case LIVE -> 600;
      case PASS -> 7 * 86_400;
      case PAPER -> 180 * 86_400;
    };
  }

  private String live(SoftwareKey signer, Instant now, Instant later) {
    return issuer(signer, now).live(later, later.plusSeconds(60), parts(later));
  }

  private String pass(SoftwareKey signer, Instant now, Instant later) {
    Instant end = now.plusSeconds(seconds(CodeKind.PASS));
    byte[] pass = issuer(signer, now).pass(now, end, parts(now), phone.publicKey());
    return DeviceCode.text(pass, phone, later, null);
  }

  private CodeIssuer issuer(SoftwareKey signer, Instant now) {
    return issuers.computeIfAbsent(
        kid(signer),
        kid ->
            CodeIssuer.proven(
                signer, city.trust, Clock.fixed(now, ZoneOffset.UTC), CityYear.SECRETS));
  }

  private static List<ScenePart> parts(Instant notBefore) {
    long epoch = SceneKey.epochOf(notBefore.getEpochSecond());
    return List.of(new ScenePart(SceneKey.of(Scene.TRANSIT, epoch, new byte[32]), 1, 0, 0));
  }

  private static int kid(SoftwareKey signer) {
    return signer.publicKey().kid();
  }
}
