package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import dev.suishen.verifier.refresh.TrustState.Readiness;
import dev.suishen.verifier.testkit.PretendCity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of such systems complain about, and must not meet here. */
class ComplaintsTest {
  @TempDir private Path temp;
  private Gate gate;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void complaint2_aFailedDownload_leavesNoCodeInvalid_andEveryoneSeesHowOldTheKeysAre() {
    TrustRefresh refresh = gate.started();
    gate.service.goAway(503);
    gate.city.rotateCodeKey(Algorithm.ED25519);
    gate.city.rotateCodeKey(Algorithm.ED25519); // two keys on
    gate.time.pass(Duration.ofHours(25));
    assertEquals("TRUST_STALE", gate.scan(gate.city.live().text()));
    PieceState bundle = refresh.state().piece("bundle").orElseThrow();
    assertEquals(Duration.ofHours(25), bundle.age().orElseThrow());
    assertEquals(Gate.NOW.plus(Duration.ofDays(7)), bundle.staleFrom().orElseThrow());
    assertEquals(Gate.NOW, bundle.lastSuccess().orElseThrow());
    assertEquals("HTTP_STATUS", bundle.failure().orElseThrow().cause());
    assertEquals("/trust/bundle: HTTP 503", bundle.failure().orElseThrow().why());
    gate.service.comeBack();
    gate.time.pass(Duration.ofMinutes(15));
    assertEquals("accepted", gate.scan(gate.city.live().text()));
  }

  @Test
  void complaint3_afterADayOffline_itSyncsAgain_withoutARestart() {
    TrustRefresh refresh = gate.started();
    gate.told();
    for (Duration outage :
        List.of(Duration.ofHours(24), Duration.ofHours(49), Duration.ofDays(8))) {
      gate.service.goAway(503);
      gate.time.pass(outage);
      Instant back = gate.clock.instant();
      gate.service.comeBack();
      gate.time.pass(Duration.ofMinutes(15)); // the cap
      assertTrue(refresh.state().isReady(), outage::toString);
      for (String piece : List.of("bundle", "list-2-0")) {
        PieceState state = refresh.state().piece(piece).orElseThrow();
        assertFalse(state.lastSuccess().orElseThrow().isBefore(back), piece);
      }
    }
    assertEquals(List.of("stale", "ready", "stale", "ready"), gate.told()); // 24 hours cost nothing
    assertEquals("accepted", gate.scan(gate.city.pass().text()));
  }

  /** Connections are cut rather than answered; and an outage of a month. */
  @Test
  void complaint3_afterAMonthWithoutAConnection_itSyncsAgain() {
    TrustRefresh refresh = gate.started();
    gate.source.fail("/trust/bundle").fail("/status/2/0").fail("/api/v1/scene-keys");
    gate.clock.advance(Duration.ofDays(30));
    gate.time.pass(Duration.ofHours(24));
    assertEquals(Readiness.STALE, refresh.state().readiness());
    gate.source.behave();
    gate.time.pass(Duration.ofMinutes(15));
    assertEquals(Readiness.READY, refresh.state().readiness());
    assertEquals("accepted", gate.scan(gate.city.live().text()));
  }

  @Test
  void complaint4_atStartUp_itDecidesWithWhatIsKept_whileTheServiceHangs() throws Exception {
    try (TrustFolder folder = folder()) {
      gate.builder().trust(folder).build().once();
    }
    try (RawServer silent = RawServer.silent();
        TrustFolder folder = folder();
        TrustRefresh refresh =
            TrustRefresh.builder()
                .trust(folder)
                .source(TrustSource.http(silent.address(), null))
                .scene(Scene.TRANSIT)
                .clock(gate.clock)
                .listener(gate.listener())
                .build()) {
      gate.told();
      refresh.start();
      NeverWaitsTest.soon(() -> !silent.requests().isEmpty());
      assertTrue(refresh.state().isReady());
      assertEquals(List.of("ready"), gate.told());
      assertEquals("accepted", gate.scanWith(folder.store(), gate.city.live().text()));
    }
  }

  @Test
  void complaint5_whenTheFirstSyncIsDone_isTold_andCanBeAsked() {
    gate.service.goAway(503);
    TrustRefresh refresh = gate.started();
    assertEquals(List.of(), gate.told());
    assertEquals(Readiness.EMPTY, refresh.state().readiness());
    gate.service.comeBack();
    gate.time.pass(Duration.ofSeconds(10));
    assertEquals(List.of("ready"), gate.told());
    assertEquals(Readiness.READY, refresh.state().readiness());
    gate.time.pass(Duration.ofHours(12));
    assertEquals(List.of(), gate.told());
  }

  /** A list an hour and a bundle a day, for thirty days. */
  @Test
  void complaint7_catchingUp_isOneRequestAList_howeverManyVersionsWereMissed() {
    TrustRefresh refresh = gate.builder().build();
    refresh.once();
    for (int day = 0; day < 30; day++) {
      gate.clock.advance(Duration.ofDays(1));
      gate.city.publishBundle();
      gate.city.revoke(gate.city.holder());
      gate.city.statusList(Scene.TRANSIT);
    }
    gate.source.asked();
    assertTrue(refresh.once().isReady());
    assertEquals(Gate.EVERYTHING, gate.source.asked());
    assertEquals(gate.city.bundle().serial(), gate.store.bundle().orElseThrow().serial());
  }

  @Test
  void complaint7_aListThatOutgrowsItsBounds_isNotEvenRead() throws Exception {
    String head = "HTTP/1.1 200 OK\r\n\r\n";
    String block = "x".repeat(1 << 16);
    gate.builder().build().once();
    try (RawServer endless = RawServer.dripping(head, block, 0)) {
      TrustState state =
          gate.builder().source(TrustSource.http(endless.address(), null)).build().once();
      for (String piece : List.of("bundle", "list-2-0")) {
        assertEquals("TOO_LARGE", state.piece(piece).orElseThrow().failure().orElseThrow().cause());
      }
      assertTrue(state.isReady()); // with what was held
    }
  }

  @Test
  void aServiceThatLies_changesNothing_andIsSaidToBeRefused() {
    byte[] older = gate.city.bundle().encoded();
    byte[] olderList = gate.city.statusList(Scene.TRANSIT);
    gate.clock.advance(Duration.ofHours(2));
    gate.city.publishBundle();
    TrustRefresh refresh = gate.builder().build();
    refresh.once();
    gate.told();
    Object held = gate.store.bundle().orElseThrow();
    Object list = gate.store.statusLists();
    byte[] foreign = PretendCity.at(gate.clock, 2).bundle().encoded();
    byte[] foreignList = PretendCity.at(gate.clock, 2).statusList(Scene.TRANSIT);

    assertEquals("bundle BUNDLE_ROLLBACK", toldOf(refresh, "/trust/bundle", older));
    assertEquals("bundle BUNDLE_SIGNATURE", toldOf(refresh, "/trust/bundle", foreign));
    assertEquals("bundle BUNDLE_MALFORMED", toldOf(refresh, "/trust/bundle", new byte[] {1}));
    assertEquals("bundle BUNDLE_MALFORMED", toldOf(refresh, "/trust/bundle", new byte[0]));
    assertEquals("list-2-0 LIST_ROLLBACK", toldOf(refresh, "/status/2/0", olderList));
    assertEquals("list-2-0 LIST_SIGNATURE", toldOf(refresh, "/status/2/0", foreignList));
    assertEquals("list-2-0 LIST_MALFORMED", toldOf(refresh, "/status/2/0", new byte[] {1}));
    byte[] otherPlace = gate.city.statusList(Scene.HOTEL);
    assertEquals("list-2-0 LIST_UNKNOWN", toldOf(refresh, "/status/2/0", otherPlace));
    assertEquals(held, gate.store.bundle().orElseThrow());
    assertEquals(list, gate.store.statusLists());
    assertTrue(refresh.state().isReady());

    gate.clock.advance(Duration.ofDays(7));
    assertEquals(
        List.of("stale", "bundle BUNDLE_EXPIRED"),
        told(refresh, "/trust/bundle", gate.store.bundle().orElseThrow().encoded()));
    assertEquals(held, gate.store.bundle().orElseThrow());
  }

  private String toldOf(TrustRefresh refresh, String path, byte[] lie) {
    List<String> told = told(refresh, path, lie);
    assertEquals(1, told.size(), told::toString);
    return told.get(0);
  }

  private List<String> told(TrustRefresh refresh, String path, byte[] lie) {
    gate.source.behave().lie(path, lie);
    refresh.once();
    gate.source.behave();
    return gate.told();
  }

  private TrustFolder folder() throws Exception {
    SceneKeySeal seal = SceneKeySeal.aes256(new byte[32], new SecureRandom());
    return TrustFolder.open(temp.resolve("trust"), gate.city.roots(), seal);
  }
}
