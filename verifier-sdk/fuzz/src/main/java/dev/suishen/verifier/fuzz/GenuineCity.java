package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.Algorithm;
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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
  private final Map<String, String> texts = issue();
  private final Map<Reason, String> forgeries = forge();
  private final String es256Device = city.pass().phone(Algorithm.ES256).show();

  private Map<String, String> issue() {
    PretendPhone phone = city.pass().from(NOW.minus(Duration.ofHours(1))).phone();
    Map<String, String> issued = new LinkedHashMap<>();
    issued.put("live", city.live().text());
    issued.put("live-one-scene", city.live().scenes(Scene.SERVICE).text());
    issued.put("paper", city.paper().text());
    issued.put("device", phone.show());
    issued.put("device-answering", phone.answer(new byte[16]));
    return issued;
  }

  /** The only texts that are accepted, by what they are. */
  Map<String, String> texts() {
    return texts;
  }

  private Map<Reason, String> forge() {
    Map<Reason, String> forged = new EnumMap<>(Reason.class);
    for (Reason reason : EnumSet.complementOf(EnumSet.copyOf(NO_FORGERY))) {
      forged.put(reason, city.codeThatIs(reason, POLICY).text());
    }
    // The search may find the way back from these two: it leads to what is known as genuine.
    String live = Objects.requireNonNull(texts.get("live"));
    forged.put(Reason.UNSUPPORTED_VERSION, live.replace("SSC1:", "SSC2:"));
    forged.put(Reason.MALFORMED, live.substring(0, live.length() - 1));
    return forged;
  }

  /** One text for each reason to reject it. */
  Map<Reason, String> forgeries() {
    return forgeries;
  }

  /** Of a phone whose key is ES256: as good, but its signature has a twin. */
  String es256Device() {
    return es256Device;
  }

  /** The only bundle that is taken. */
  byte[] bundle() {
    return city.bundle().encoded();
  }

  /** The only list of this scene that is taken. */
  byte[] statusList(Scene scene) {
    return city.statusList(scene);
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
