package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wire format §7 step 14: a list is fresh by two limits, and the first to come counts. */
class ListPieceTest {
  private static final Instant NOW = Gate.NOW;
  private static final StatusListLocation PLACE = new StatusListLocation(2, 0, "/status/2/0");

  private final SoftwareKey root = key();
  private final SoftwareKey statusKey = key();
  private final RootSet roots = RootSet.of(1, List.of(root.publicKey()));
  private final TrustStore store = TrustStore.pinned(roots);

  @Test
  void it_is_stale_at_the_end_that_it_names_or_at_the_age_that_the_bundle_sets() throws Exception {
    takeBundle();
    TrustSource nothing = TrustSource.stick(Path.of("nowhere"), null);
    ListPiece list = new ListPiece(PLACE, nothing, new Intake(store, null));
    assertTrue(list.state(NOW).isStale());
    takeList(NOW, Duration.ofHours(47));
    assertEquals(NOW.plus(Duration.ofHours(47)), list.staleFrom(NOW).orElseThrow());
    Instant later = NOW.plusSeconds(1);
    takeList(later, Duration.ofHours(49));
    assertEquals(later.plus(Duration.ofDays(2)), list.staleFrom(NOW).orElseThrow());
    assertEquals(later.plus(Duration.ofMinutes(15)), list.nextUpdate().orElseThrow());
  }

  private void takeBundle() throws Exception {
    SigningKey entry =
        new SigningKey(
            statusKey.publicKey(),
            0,
            NOW.getEpochSecond(),
            SigningKey.FOR_STATUS_LISTS,
            SigningKey.ACTIVE);
    new BundleDraft(
            "a city",
            1,
            NOW,
            NOW.plus(Duration.ofDays(7)),
            NOW.plus(Duration.ofDays(1)),
            List.of(entry),
            TrustPolicy.DEFAULT,
            roots,
            List.of(PLACE))
        .sign(List.of(root), store);
  }

  private void takeList(Instant issuedAt, Duration life) throws Exception {
    store.takeStatusList(
        new StatusListDraft()
            .sign(statusKey, PLACE.uri(), issuedAt, issuedAt.plus(life), Duration.ofMinutes(15)));
  }

  private static SoftwareKey key() {
    return SoftwareKey.generate(Algorithm.ED25519, new SecureRandom());
  }
}
