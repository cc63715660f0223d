package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.custody.Pkcs11Keys;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.keys.custody.TokenPin;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Signatures a second of each custody, by one thread and by two with one key. SoftHSM2 stands for a
 * PKCS#11 token: it shows what the way to one costs, not what a city's HSM does.
 */
@State(Scope.Benchmark)
public class Signing {
  private static final String SLOT = "softhsm2.slot";
  private static final String TOKEN = "ES256 in SoftHSM2";
  private static final TimeValue SECOND = TimeValue.seconds(1);

  @Param({"ED25519", "ES256", "SM2", TOKEN})
  String key = "";

  private final byte[] message;
  private CodeSigner signer = SoftwareKey.generate(Algorithm.ED25519, new SecureRandom());

  /** What is signed for a LIVE code of five scenes. */
  public Signing() {
    RecordingSigner codeKey = new RecordingSigner(new SecureRandom());
    City city = new City(codeKey);
    city.issuer().live(City.NOW, City.NOW.plusSeconds(60), city.parts());
    message = codeKey.last().message();
  }

  @Setup
  public void open() {
    signer =
        key.equals(TOKEN)
            ? inToken(Long.getLong(SLOT, 0))
            : SoftwareKey.generate(Algorithm.valueOf(key), new SecureRandom());
  }

  private static CodeSigner inToken(long slot) {
    Pkcs11Token token = new Pkcs11Token(SoftHsm.library(), slot);
    return new Pkcs11Keys(token, TokenPin.of(SoftHsm.PIN, "benchmark")).make(Algorithm.ES256);
  }

  @Benchmark
  public byte[] sign() {
    return signer.sign(message);
  }

  public static void main(String[] args) throws IOException, RunnerException {
    long slot = SoftHsm.makeToken(Path.of(System.getenv("SOFTHSM2_CONF")));
    List<String> table = new ArrayList<>();
    table.add("| signatures a second | one thread | two threads |");
    table.add("| --- | ---: | ---: |");
    for (String each : List.of("ED25519", "ES256", "SM2", TOKEN)) {
      table.add(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %,.0f |",
              each,
              rate(each, 1, slot),
              rate(each, 2, slot)));
    }
    table.forEach(System.out::println);
  }

  private static double rate(String key, int threads, long slot) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(Signing.class.getName() + "\\.sign")
            .param("key", key)
            .threads(threads)
            .forks(2)
            .jvmArgsAppend("-D" + SLOT + "=" + slot)
            .warmupIterations(4)
            .warmupTime(SECOND)
            .measurementIterations(4)
            .measurementTime(SECOND)
            .shouldFailOnError(true)
            .build();
    RunResult result = new Runner(options).runSingle();
    return result.getPrimaryResult().getScore();
  }
}
