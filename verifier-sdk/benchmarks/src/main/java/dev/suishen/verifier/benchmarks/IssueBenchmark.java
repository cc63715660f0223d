package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.VerificationKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a citizen's five parts to the text of a code, against the bare signature. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IssueBenchmark {
  private final CodeIssuer issuer;
  private final List<ScenePart> parts;
  private final Ed25519PrivateKeyParameters key;
  private final byte[] message;

  public IssueBenchmark() {
    RecordingSigner codeKey = new RecordingSigner(new SecureRandom());
    City city = new City(codeKey);
    parts = city.parts();
    key = codeKey.secret();
    issuer = city.issuer(new BareSigner(key, codeKey.publicKey()));
    city.issuer().live(City.NOW, City.NOW.plusSeconds(60), parts);
    message = codeKey.last().message();
  }

  @Benchmark
  public byte[] bareSignature() {
    return sign(key, message);
  }

  @Benchmark
  public String fiveScenes() {
    return issuer.live(City.NOW, City.NOW.plusSeconds(60), parts);
  }

  private static byte[] sign(Ed25519PrivateKeyParameters key, byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  private record BareSigner(Ed25519PrivateKeyParameters key, VerificationKey publicKey)
      implements CodeSigner {
    @Override
    public byte[] sign(byte[] message) {
      return IssueBenchmark.sign(key, message);
    }
  }
}
