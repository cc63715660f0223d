package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.PretendPhone;
import dev.suishen.verifier.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pretend city that the targets trust and the seeds are of. Every process makes the same bytes
 * of it, so that a target knows what is genuine when it sees it. All that it signs with is Ed25519,
 * of which nobody but the signer makes a second signature: what is genuine is so to the last bit.
 */
final class GenuineCity {
  static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

  /** Takes every kind, and has no memory of what it saw. */
  static final ScenePolicy POLICY = ScenePolicy.governmentDesk();

  /** What such a place never says, or says of a genuine code. */
  private static final Set<Reason> NO_FORGERY =
      EnumSet.of(
          Reason.CHALLENGE_MISMATCH,
          Reason.TRUST_STALE,
          Reason.SCENE_KEY_MISSING,
          Reason.STATUS_STALE,
          Reason.REPLAYED,
          Reason.PASSBACK);

  private final Clock clock = SettableClock.at(NOW);
  private final PretendCity city = PretendCity.at(clock);
  private final TrustStore trust = city.trust();
  private final List<String> texts = issue();

  private List<String> issue() {
    PretendPhone phone = city.pass().from(NOW.minus(Duration.ofHours(1))).phone();
    return List.of(
        city.live().text(),
        city.live().scenes(Scene.SERVICE).text(),
        city.paper().text(),
        phone.show(),
        phone.answer(new byte[16]));
  }

  /** The only texts that are accepted. */
  List<String> texts() {
    return texts;
  }

  /** One text for each reason to reject it. */
  List<String> forgeries() {
    return EnumSet.complementOf(EnumSet.copyOf(NO_FORGERY)).stream()
        .map(reason -> city.codeThatIs(reason, POLICY).text())
        .toList();
  }

  /** The only bundle that is taken. */
  byte[] bundle() {
    return city.bundle().encoded();
  }

  /** The only status lists that are taken. */
  List<byte[]> statusLists() {
    return Stream.of(Scene.values()).map(city::statusList).toList();
  }

  /** Up to date. */
  TrustStore trust() {
    return trust;
  }

  Verifier verifier() {
    return Verifier.builder()
        .trust(trust)
        .policy(POLICY)
        .clock(clock)
        .replayGuard(ReplayGuard.none())
        .build();
  }
}
