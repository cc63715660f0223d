package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.DeviceCode;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From scanned text to verdict, against the bare check of the same signatures. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyBenchmark {
  /** So many different codes go by in turn. */
  private static final int CODES = 64;

  private final Verifier gate;
  private final String[] liveTexts = new String[CODES];
  private final Signed[] liveSigned = new Signed[CODES];
  private final String[] deviceTexts = new String[CODES];
  private final Signed[] passSigned = new Signed[CODES];
  private final Signed[] proofSigned = new Signed[CODES];
  private int next;

  public VerifyBenchmark() {
    SecureRandom random = new SecureRandom();
    RecordingSigner codeKey = new RecordingSigner(random);
    RecordingSigner device = new RecordingSigner(random);
    City city = new City(codeKey);
    CodeIssuer issuer = city.issuer();
    gate = city.gate().build();
    for (int i = 0; i < CODES; i++) {
      liveTexts[i] = issuer.live(City.NOW, City.NOW.plusSeconds(60), city.parts());
      liveSigned[i] = codeKey.last();
      byte[] pass =
          issuer.pass(City.NOW, City.NOW.plusSeconds(86_400), city.parts(), device.publicKey());
      passSigned[i] = codeKey.last();
      deviceTexts[i] = DeviceCode.text(pass, device, City.NOW, null);
      proofSigned[i] = device.last();
    }
    requireAccepted(liveTexts);
    requireAccepted(deviceTexts);
  }

  @Benchmark
  public boolean bareCheck() {
    return liveSigned[turn()].holds();
  }

  @Benchmark
  public Verification live() {
    return gate.verify(liveTexts[turn()]);
  }

  @Benchmark
  public boolean twoBareChecks() {
    int i = turn();
    return passSigned[i].holds() && proofSigned[i].holds();
  }

  @Benchmark
  public Verification device() {
    return gate.verify(deviceTexts[turn()]);
  }

  private int turn() {
    next = (next + 1) % CODES;
    return next;
  }

  private void requireAccepted(String[] texts) {
    for (String text : texts) {
      Verification answer = gate.verify(text);
      if (!(answer instanceof Verification.Accepted)) {
        throw new IllegalStateException(answer.toString());
      }
    }
  }
}
