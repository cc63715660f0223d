package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A whole city's bundle and lists, from bytes or files to what a verdict reads: once, and the first
 * of its process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // by read
public class LoadingBenchmark {
  private final Home home = Home.given();
  private RootSet roots;
  private byte[] bundle;
  private List<byte[]> tokens;

  @Setup
  public void read() throws IOException {
    roots = home.roots();
    bundle = home.bundle();
    tokens = home.statusLists();
  }

  @Benchmark
  public TrustStore tokens() throws Exception {
    TrustStore store = TrustStore.pinned(roots);
    store.takeBundle(bundle, City.NOW);
    for (byte[] token : tokens) {
      store.takeStatusList(token);
    }
    return store;
  }

  @Benchmark
  public TrustStore folder() throws Exception {
    return home.read().store();
  }
}
