package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.DeviceCode;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.SignatureEngine;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.envelope.CoseSign1;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.text.CodeText;
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

/** From scanned text to verdict, and the issuer's signature alone, with each engine. */
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

  private final byte[][] messages = new byte[CODES][];
  private final byte[][] signatures = new byte[CODES][];

  private Verifier gate;
  private SignatureEngine.Check check;
  private int next;

  @Setup
  public void issue() {
    SecureRandom random = new SecureRandom();
    CodeSigner device = SoftwareKey.generate(algorithm, random);
    CodeSigner codeKey = SoftwareKey.generate(algorithm, random);
    City city = new City(codeKey);
    CodeIssuer issuer = city.issuer();
    gate = engine.hasten(city.gate()).build();
    check = engine.check(codeKey.publicKey());
    for (int i = 0; i < CODES; i++) {
      liveTexts[i] = issuer.live(City.NOW, City.NOW.plusSeconds(60), city.parts());
      CoseSign1 signed = issuers(liveTexts[i]);
      messages[i] = signed.toBeSigned();
      signatures[i] = signed.signature().copy();
      byte[] pass =
          issuer.pass(City.NOW, City.NOW.plus(City.DAY), city.parts(), device.publicKey());
      deviceTexts[i] = DeviceCode.text(pass, device, City.NOW, null);
    }
  }

  private static CoseSign1 issuers(String text) {
    try {
      return Envelope.read(CodeText.decode(text)).issuer().message();
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What no verdict can be faster than. */
  @Benchmark
  public boolean signature() {
    int code = turn();
    if (!check.accepts(messages[code], signatures[code])) {
      throw new IllegalStateException("it does not hold");
    }
    return true;
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
