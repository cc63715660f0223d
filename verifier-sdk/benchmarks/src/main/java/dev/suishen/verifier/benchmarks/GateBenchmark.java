package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.signature.CoseKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * A gate as it stands there, its folder a whole city's, its guard full of a busy minute's marks;
 * against the bare check of the same codes' signatures. Each code is another holder's and is shown
 * once.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by open
public class GateBenchmark {
  private static final int MARKS = 1_000_000;
  private static final int LIVE_SECONDS = 90;

  private String[] texts;
  private Signed[] signed;
  private Verifier gate;

  @Setup
  public void open() throws Exception {
    Home home = Home.given();
    texts = home.codes().toArray(String[]::new);
    TrustStore trust = home.read().store();
    Ed25519.PublicPoint key = codeKey(trust.bundle().orElseThrow());
    signed = new Signed[texts.length];
    for (int i = 0; i < signed.length; i++) {
      signed[i] = Signed.in(texts[i], key);
    }
    gate =
        Verifier.builder()
            .trust(trust)
            .policy(ScenePolicy.transitGate())
            .clock(new RunningClock(City.NOW))
            .replayGuard(busyGuard())
            .build();
  }

  private static Ed25519.PublicPoint codeKey(TrustBundle bundle) throws MalformedException {
    SigningKey code =
        bundle.keys().stream()
            .filter(key -> key.use() == SigningKey.FOR_CODES)
            .findAny()
            .orElseThrow();
    CoseKey cose = Objects.requireNonNull(CoseKey.read(new CborReader(code.key().encoded())));
    return Ed25519.validatePublicKeyPartialExport(cose.x(), 0);
  }

  private static ReplayGuard busyGuard() {
    ReplayGuard guard = ReplayGuard.inMemory();
    Random ids = new Random(20_261_124);
    long now = City.NOW.getEpochSecond();
    for (int i = 0; i < MARKS; i++) {
      guard.remember(
          new Mark(ReplayGuard.Type.CODE, ids.nextLong(), 0), now, now + ids.nextInt(LIVE_SECONDS));
    }
    return guard;
  }

  @Benchmark
  public boolean bareCheck(Lane lane) {
    return signed[lane.next() % signed.length].holds();
  }

  @Benchmark
  public Verification verdict(Lane lane) {
    Verification answer = gate.verify(texts[lane.next()]);
    if (!(answer instanceof Verification.Accepted)) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }

  /** The codes that one thread is shown. */
  @State(Scope.Thread)
  public static class Lane {
    private int next;
    private int step;

    @Setup
    public void enter(ThreadParams threads) {
      next = threads.getThreadIndex();
      step = threads.getThreadCount();
    }

    int next() {
      int code = next;
      next += step;
      return code;
    }
  }

  /** Goes on from a moment as the process does. */
  private static final class RunningClock extends Clock {
    private final Instant start;
    private final long startNanos = System.nanoTime();

    RunningClock(Instant start) {
      this.start = start;
    }

    @Override
    public Instant instant() {
      return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
