package dev.suishen.verifier.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import dev.suishen.verifier.journal.ScanEntry;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import dev.suishen.verifier.refresh.TrustState;
import dev.suishen.verifier.refresh.TrustState.Readiness;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.PretendTrustService;
import dev.suishen.verifier.testkit.SettableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's gate, from its first start to a restart with no network. */
class MetroGateTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
  private final PretendCity city = PretendCity.at(clock);
  private final SecureRandom random = new SecureRandom();
  private final byte[] sealKey = random.generateSeed(32);
  private final CompletableFuture<TrustState> ready = new CompletableFuture<>();
  private final List<String> warnings = new ArrayList<>();
  private @TempDir Path home;

  private final Panel panel =
      new Panel() {
        @Override
        public void warn(String line) {
          warnings.add(line);
        }

        @Override
        public void ready(TrustState state) {
          ready.complete(state);
        }
      };

  @Test
  void it_opens_refuses_journals_and_starts_again_with_no_network() throws Exception {
    List<ScanEntry> collected = new ArrayList<>();
    PretendTrustService service = PretendTrustService.of(city);
    try (service;
        MetroGate gate = gate(service)) {
      ready.get(30, TimeUnit.SECONDS);
      assertEquals("ADMIT ", gate.show(city.live().text()));
      assertEquals(
          "REFUSE This code was withdrawn; please get a new one",
          gate.show(city.codeThatIs(Reason.REVOKED).text()));
      assertInstanceOf(Verification.Accepted.class, gate.challenge(city.pass().phone()));
      assertEquals(2, gate.upload(collected::addAll));
    }
    assertEquals(
        List.of("ACCEPTED", "REJECTED"), collected.stream().map(e -> e.outcome().name()).toList());
    clock.advance(Duration.ofMinutes(2));
    try (MetroGate gate = gate(service)) { // which has been closed
      assertEquals("ADMIT ", gate.show(city.live().text()));
      assertTrue(gate.trust().isReady());
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void a_stick_makes_it_ready_where_there_is_no_network() throws Exception {
    Path stick = home.resolve("stick");
    PretendTrustService service = PretendTrustService.of(city);
    try (service;
        SceneKeySeal seal = SceneKeySeal.hpke(sealKey, random)) {
      TrustRefresh.builder()
          .trust(TrustStore.pinned(city.roots()))
          .source(
              TrustSource.http(service.address(), () -> PretendTrustService.TOKEN)
                  .copiedTo(stick, seal))
          .scene(Scene.TRANSIT)
          .clock(clock)
          .build()
          .once();
    }
    try (MetroGate gate = gate(service)) { // which has been closed
      assertEquals(Readiness.READY, gate.takeStick(stick).readiness());
      assertEquals("ADMIT ", gate.show(city.live().text()));
      assertEquals(Optional.empty(), gate.look(new byte[640 * 480], 640, 480, 640));
      gate.minute();
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void a_faster_verifier_answers_the_same() throws Exception {
    try (TrustFolder folder =
        TrustFolder.open(home, city.roots(), SceneKeySeal.hpke(sealKey, random))) {
      city.sync(folder.store());
      assertEquals(
          Optional.of(Reason.BAD_SIGNATURE),
          reason(
              Extras.faster(folder, ScenePolicy.transitGate())
                  .verify(city.codeThatIs(Reason.BAD_SIGNATURE).text())));
    }
  }

  @Test
  void each_reason_is_met() {
    Map<Reason, Verification> answers = Extras.everyReason();
    for (Reason each : Reason.values()) {
      assertEquals(Optional.of(each), reason(answers.get(each)));
    }
  }

  private static Optional<Reason> reason(@Nullable Verification answer) {
    return Objects.requireNonNull(answer)
        .fold(
            accepted -> Optional.empty(),
            r -> Optional.of(r.reason()),
            u -> Optional.of(u.reason()));
  }

  private MetroGate gate(PretendTrustService service) throws FolderUnusableException {
    List<String> roots =
        city.roots().keys().stream().map(key -> Hex.toHexString(key.encoded())).toList();
    return new MetroGate(
        roots,
        home,
        sealKey,
        service.address(),
        () -> PretendTrustService.TOKEN,
        panel,
        clock,
        random);
  }
}
