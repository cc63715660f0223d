package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.DeviceCode;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From scanned text to verdict, with each engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // by issue
public class EngineBenchmark {
  /** So many different codes go by in turn. */
  private static final int CODES = 64;

  /** Of issuer and device. */
  @Param({"ED25519", "ES256"})
  public Algorithm algorithm;

  @Param public Engine engine;

  private final String[] liveTexts = new String[CODES];
  private final String[] deviceTexts = new String[CODES];

  private Verifier gate;
  private int next;

  @Setup
  public void issue() {
    SecureRandom random = new SecureRandom();
    CodeSigner device = SoftwareKey.generate(algorithm, random);
    City city = new City(SoftwareKey.generate(algorithm, random));
    CodeIssuer issuer = city.issuer();
    gate = engine.hasten(city.gate()).build();
    for (int i = 0; i < CODES; i++) {
      liveTexts[i] = issuer.live(City.NOW, City.NOW.plusSeconds(60), city.parts());
      byte[] pass =
          issuer.pass(City.NOW, City.NOW.plus(City.DAY), city.parts(), device.publicKey());
      deviceTexts[i] = DeviceCode.text(pass, device, City.NOW, null);
    }
  }

  @Benchmark
  public Verification live() {
    return accepted(liveTexts[turn()]);
  }

  @Benchmark
  public Verification device() {
    return accepted(deviceTexts[turn()]);
  }

  private int turn() {
    next = (next + 1) % CODES;
    return next;
  }

  private Verification accepted(String text) {
    Verification answer = gate.verify(text);
    if (!(answer instanceof Verification.Accepted)) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
