package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.lang.ref.Reference;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The status lists of 25 million holders: {@code docs/performance.md}, "A whole city". */
public final class CityReport {
  private static final int PROCESSES = 15;
  private static final int ROUNDS = 3;
  private static final String HEAD =
      """
      | 25 million holders, 24 lists | | asked for |
      | --- | ---: | ---: |
      """;

  private CityReport() {}

  public static void main(String[] args) throws Exception {
    Home home = Home.temporary();
    City.whole().furnish(home, 0);
    Options loading =
        loading(home).forks(PROCESSES).warmupIterations(0).measurementIterations(1).build();
    Options lookUps =
        lookUps(home)
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .build();
    String times =
        times(
            Rounds.of(1, () -> Rounds.measure(loading)),
            Rounds.of(ROUNDS, () -> Rounds.measure(lookUps)));
    List<byte[]> few = CityLists.ofAll(0.001).tokens(new RecordingSigner(new SecureRandom()));
    System.out.println(HEAD + sizes(few, home.statusLists(), held(home)) + times);
    System.out.println(Machine.description());
    home.delete();
  }

  static ChainedOptionsBuilder loading(Home home) {
    return benchmarks("LoadingBenchmark", home);
  }

  static ChainedOptionsBuilder lookUps(Home home) {
    return benchmarks("LookUpBenchmark", home);
  }

  private static ChainedOptionsBuilder benchmarks(String name, Home home) {
    return new OptionsBuilder()
        .include("\\." + name + "\\.")
        .jvmArgsAppend("-D" + Home.PROPERTY + "=" + home.path())
        .shouldFailOnError(true);
  }

  /**
   * @param few the tokens with one holder in a thousand revoked
   * @param many with one in a hundred
   */
  static String sizes(Collection<byte[]> few, Collection<byte[]> many, long held) {
    return String.format(
        Locale.ROOT,
        """
        | on the wire, 0.1 %% revoked | %.0f KB | |
        | on the wire, 1 %% revoked | %.0f KB | 1 MB |
        | held in memory | %.2f MB | 7 MB |
        """,
        few.stream().mapToInt(token -> token.length).sum() / 1e3,
        many.stream().mapToInt(token -> token.length).sum() / 1e3,
        held / 1e6);
  }

  static String times(Rounds loading, Rounds lookUps) {
    return line("loaded from tokens", "tokens", loading)
        + line("loaded from a trust folder", "folder", loading)
        + String.format(
            Locale.ROOT,
            "| a look-up | %.0f ns | 50 ns |%n| a random byte of as much memory | %.0f ns | |%n",
            lookUps.median("LookUpBenchmark.status", Sample::score),
            lookUps.median("LookUpBenchmark.bareRead", Sample::score));
  }

  private static String line(String what, String method, Rounds loading) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f ms, slowest %.0f ms | 200 ms |%n",
        what,
        loading.median("LoadingBenchmark." + method, Sample::median),
        loading.median("LoadingBenchmark." + method, Sample::p999));
  }

  /** Bytes of heap that a gate's lists take, and nothing else that it holds. */
  static long held(Home home) throws Exception {
    List<byte[]> tokens = home.statusLists();
    TrustStore store = TrustStore.pinned(home.roots());
    store.takeBundle(home.bundle(), City.NOW);
    try {
      long before = used();
      for (byte[] token : tokens) {
        store.takeStatusList(token);
      }
      return used() - before;
    } finally {
      Reference.reachabilityFence(tokens);
      Reference.reachabilityFence(store);
    }
  }

  /** Of the heap, the least after several collections: what one finalizes the next one frees. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
