package dev.suishen.verifier.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.journal.ScanEntry;
import dev.suishen.verifier.refresh.TrustState;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.PretendTrustService;
import dev.suishen.verifier.testkit.SettableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.util.encoders.Hex;
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
