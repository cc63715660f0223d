package dev.suishen.code.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.status.StatusLists;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundle and status lists are renewed before a verifier that asks in time would miss them. */
class RenewalTest {
  private static final Duration HALF_OF_A_LISTS_TIME = Duration.ofSeconds(450);

  @Test
  void a_verifier_follows_from_day_to_day(@TempDir Path data) throws Exception {
    try (RunningService running = RunningService.start(data)) {
      Caller gate = running.nobody();
      TrustStore trust = TrustStore.pinned(running.bean(City.class).trust().roots());
      byte[] first = gate.get("/trust/bundle").body();
      TrustBundle before = trust.takeBundle(first, running.clock().instant());
      StatusListLocation list = before.statusLists().get(0);
      Instant listed = issuedAt(trust, gate, list);

      running.clock().putForward(HALF_OF_A_LISTS_TIME);
      running.bean(StatusLists.class).refresh();
      Instant renewed = issuedAt(trust, gate, list);
      assertFalse(renewed.isBefore(listed.plus(HALF_OF_A_LISTS_TIME)));

      running.clock().putForward(Duration.between(running.clock().instant(), before.nextUpdate()));
      running.clock().putForward(Duration.ofSeconds(1));
      running.bean(City.class).refresh();
      running.bean(StatusLists.class).refresh();
      TrustBundle after =
          trust.takeBundle(gate.get("/trust/bundle").body(), running.clock().instant());
      assertEquals(before.serial() + 1, after.serial());
      assertArrayEquals(first, gate.get("/trust/bundles/" + before.serial()).body());
      assertTrue(issuedAt(trust, gate, list).isAfter(renewed));
      assertTrue(running.newCitizen().code().startsWith("SSC1:"));
    }
  }

  private static Instant issuedAt(TrustStore trust, Caller gate, StatusListLocation list)
      throws Exception {
    trust.takeStatusList(gate.get(list.uri()).body());
    return trust.statusLists().issuedAt(list).orElseThrow();
  }
}
