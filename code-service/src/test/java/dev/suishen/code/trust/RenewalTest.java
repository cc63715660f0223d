package dev.suishen.code.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.rotation.FollowRotation;
import dev.suishen.code.status.StatusLists;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
      running.bean(FollowRotation.class).follow();
      running.bean(StatusLists.class).refresh();
      TrustBundle after =
          trust.takeBundle(gate.get("/trust/bundle").body(), running.clock().instant());
      assertEquals(before.serial() + 1, after.serial());
      assertArrayEquals(first, gate.get("/trust/bundles/" + before.serial()).body());
      assertTrue(issuedAt(trust, gate, list).isAfter(renewed));
      assertTrue(running.newCitizen().code().startsWith("SSC1:"));
    }
  }

  @Test
  void a_key_signs_for_thirty_days_and_its_successor_is_in_the_bundle_before(@TempDir Path data)
      throws Exception {
    try (RunningService running = RunningService.start(data)) {
      TrustStore trust = TrustStore.pinned(running.bean(City.class).trust().roots());
      TrustBundle first = taken(trust, running);
      assertEquals(List.of(1, 1), statesOfCodeKeys(first), "activated once it was published");
      TrustBundle eve = follow(running, trust, Duration.ofDays(29).minusSeconds(10));
      assertEquals(List.of(2, 1), statesOfCodeKeys(eve));
      TrustBundle renewed = follow(running, trust, Duration.ofDays(1).plusSeconds(20));
      assertEquals(3, statesOfCodeKeys(renewed).size());
      int signer = running.bean(City.class).statusSigner().publicKey().kid();
      assertTrue(first.keys().stream().anyMatch(key -> key.key().kid() == signer));
      assertEquals(2, ofUse(first, SigningKey.FOR_STATUS_LISTS).size());
      assertEquals(signer, ofUse(first, SigningKey.FOR_STATUS_LISTS).get(1).key().kid());
      assertTrue(running.newCitizen().code().startsWith("SSC1:"));
    }
  }

  @Test
  void switched_off_for_years_it_signs_again_at_once(@TempDir Path data) throws Exception {
    try (RunningService running = RunningService.start(data)) {
      TrustStore trust = TrustStore.pinned(running.bean(City.class).trust().roots());
      taken(trust, running);
      TrustBundle after = follow(running, trust, Duration.ofDays(1000));
      long now = running.clock().instant().getEpochSecond();
      assertEquals(4, after.keys().stream().filter(key -> key.notAfter() > now).count());
      assertTrue(running.newCitizen().code().startsWith("SSC1:"));
    }
  }

  private static TrustBundle follow(RunningService running, TrustStore trust, Duration later)
      throws Exception {
    running.clock().putForward(later);
    running.bean(FollowRotation.class).follow();
    return taken(trust, running);
  }

  private static TrustBundle taken(TrustStore trust, RunningService running) throws Exception {
    byte[] newest = running.nobody().get("/trust/bundle").body();
    return trust.takeBundle(newest, running.clock().instant());
  }

  private static List<Integer> statesOfCodeKeys(TrustBundle bundle) {
    return ofUse(bundle, SigningKey.FOR_CODES).stream().map(SigningKey::state).toList();
  }

  private static List<SigningKey> ofUse(TrustBundle bundle, int use) {
    return bundle.keys().stream().filter(key -> key.use() == use).toList();
  }

  private static Instant issuedAt(TrustStore trust, Caller gate, StatusListLocation list)
      throws Exception {
    trust.takeStatusList(gate.get(list.uri()).body());
    return trust.statusLists().issuedAt(list).orElseThrow();
  }
}
