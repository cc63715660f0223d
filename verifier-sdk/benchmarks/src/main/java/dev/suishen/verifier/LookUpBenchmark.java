package dev.suishen.verifier;

import dev.suishen.verifier.benchmarks.Home;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.bundle.StatusListToken.StatusListClaims;
import dev.suishen.verifier.internal.rules.StatusRules;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A verdict's step 14 for one holder after the other, each anywhere in the city. In the verifier's
 * own package, where the lists are looked into.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // by load
public class LookUpBenchmark {
  private StatusLists lists;
  private TrustBundle bundle;
  private long now;
  private long holders;
  private byte[] memory;
  private long random = 20_261_124;
  private int read;

  @Setup
  public void load() throws Exception {
    TrustStore trust = Home.given().read().store();
    lists = trust.statusLists();
    bundle = trust.bundle().orElseThrow();
    now = bundle.issuedAt().getEpochSecond();
    holders = (long) bundle.statusLists().size() * StatusListToken.ENTRIES;
    memory = new byte[bundle.statusLists().size() * StatusListToken.LIST_BYTES];
  }

  @Benchmark
  public @Nullable Reason status() {
    int index = (int) next(holders);
    StatusListClaims list = lists.covering(Scene.TRANSIT, index);
    if (list == null) {
      throw new IllegalStateException("no list for " + index);
    }
    read = list.list().get(index % StatusListToken.ENTRIES);
    return StatusRules.status(list, index, CodeKind.PASS, bundle.policy(), now);
  }

  /** The yardstick: one byte of as many. */
  @Benchmark
  public int bareRead() {
    read = memory[(int) next(memory.length)];
    return read;
  }

  /** Depends on what was read last, so that no two reads overlap. */
  private long next(long bound) {
    random = random * 0x5851f42d4c957f2dL + 1 + 2L * read;
    return (random >>> Integer.SIZE) * bound >>> Integer.SIZE;
  }
}
