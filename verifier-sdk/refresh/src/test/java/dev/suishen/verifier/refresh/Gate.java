package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.PretendTrustService;
import dev.suishen.verifier.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A transit gate in virtual time, whose refresh asks a pretend city's service over real HTTP. It
 * begins with the city's first roots and nothing else.
 */
final class Gate implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  static final List<String> EVERYTHING =
      List.of("/trust/bundle", "/status/2/0", "/api/v1/scene-keys");

  final SettableClock clock = SettableClock.at(NOW);
  final VirtualTime time = new VirtualTime(clock);
  final PretendCity city = PretendCity.at(clock);
  final TrustStore store = TrustStore.pinned(city.roots());
  final PretendTrustService service;
  final Meddler source;

  private final List<String> told = new CopyOnWriteArrayList<>();

  Gate() throws IOException {
    service = PretendTrustService.of(city);
    source = new Meddler(TrustSource.http(service.address(), () -> PretendTrustService.TOKEN));
  }

  /** All set, to be built; a failure is followed by 10 seconds to 15 minutes of waiting. */
  TrustRefresh.Builder builder() {
    return TrustRefresh.builder()
        .trust(store)
        .source(source)
        .scene(Scene.TRANSIT)
        .clock(clock)
        .random(new Random(1))
        .backoff(Duration.ofSeconds(5), Duration.ofMinutes(15))
        .executor(time)
        .nanos(time::nanos)
        .listener(listener());
  }

  /** Always the same chance, 0 to 1. */
  static Random chance(double same) {
    return new Random(0) {
      private static final long serialVersionUID = 1L;

      @Override
      public double nextDouble() {
        return same;
      }
    };
  }

  /** Started, and its first round done. */
  TrustRefresh started() {
    TrustRefresh refresh = builder().build();
    refresh.start();
    time.pass(Duration.ZERO);
    return refresh;
  }

  String scan(String text) {
    return scanWith(store, text);
  }

  /** {@code accepted}, or the reason. */
  String scanWith(TrustStore trust, String text) {
    return Verifier.builder()
        .trust(trust)
        .policy(ScenePolicy.transitGate())
        .clock(clock)
        .build()
        .verify(text)
        .fold(
            accepted -> "accepted",
            rejected -> rejected.reason().name(),
            undetermined -> undetermined.reason().name());
  }

  /**
   * What the listener was told since this was last asked: {@code ready}, {@code stale}, {@code
   * PIECE CAUSE}.
   */
  List<String> told() {
    List<String> since = List.copyOf(told);
    told.clear();
    return since;
  }

  RefreshListener listener() {
    return new RefreshListener() {
      @Override
      public void ready(TrustState state) {
        told.add("ready");
      }

      @Override
      public void stale(TrustState state) {
        told.add("stale");
      }

      @Override
      public void refused(String piece, Failure why) {
        told.add(piece + " " + why.cause());
      }
    };
  }

  @Override
  public void close() {
    service.close();
  }
}
