package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static java.math.BigInteger.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Engines.Witness;
import dev.suishen.verifier.engine.JcaEngine;
import dev.suishen.verifier.internal.cbor.Slice;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

/** With any engine a verdict is what it is with none; decision 0012. */
class EnginesTest {
  private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");

  private final Random random = new Random(20_261_124);

  @Test
  void goodSignaturesHoldAndWithABitFlippedDoNot() {
    for (int i = 0; i < 15; i++) {
      byte[] message = new byte[1 + random.nextInt(200)];
      random.nextBytes(message);
      TestKey key = TestKey.named("random " + i);
      assertHoldsUnlessFlipped(key.publicKey(), message, key.sign(message));
      BigInteger secret = new BigInteger(250, random).add(ONE);
      assertHoldsUnlessFlipped(p256(secret), message, signP256(secret, message));
    }
  }

  private void assertHoldsUnlessFlipped(VerificationKey key, byte[] message, byte[] signature) {
    assertTrue(Engines.holds(key, message, signature), key::toString);
    for (int i = 0; i < 8; i++) {
      byte[] other = signature.clone();
      other[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
      assertFalse(Engines.holds(key, message, other), key::toString);
    }
    message[random.nextInt(message.length)] ^= 1;
    assertFalse(Engines.holds(key, message, signature), key::toString);
  }

  @Test
  void theOtherSOfAnEcdsaSignatureHoldsWithAll() {
    byte[] message = {1, 2, 3};
    byte[] signature = signP256(BigInteger.TEN, message);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] other = signature.clone();
    System.arraycopy(
        BigIntegers.asUnsignedByteArray(32, P256.getN().subtract(s)), 0, other, 32, 32);
    assertTrue(Engines.holds(p256(BigInteger.TEN), message, other));
  }

  @Test
  void anEcCoordinateOutsideTheFieldIsRefusedThoughItsPointExists() {
    BigInteger p = P256.getCurve().getField().getCharacteristic();
    BigInteger x = BigInteger.valueOf(5); // 5³ − 15 + b has a root
    ECPoint point = P256.getCurve().decodePoint(compressed(x));
    byte[] y = point.getAffineYCoord().getEncoded();
    assertTrue(VerificationKey.ec(Algorithm.ES256, bytes(x), y).isFullyValid());
    VerificationKey outside = VerificationKey.ec(Algorithm.ES256, bytes(x.add(p)), y);
    assertFalse(outside.isFullyValid());
    Witness witness = new Witness(Engines.ALL.get(0));
    byte[] signature = signP256(BigInteger.TEN, new byte[1]);
    assertFalse(outside.verifies(new byte[1], Engines.slice(signature), witness));
    assertEquals(0, witness.asked());
  }

  @Test
  void anEngineIsAskedOnceForALiveCodeAndTwiceForADevices() {
    for (JcaEngine engine : Engines.ALL) {
      Witness witness = new Witness(engine);
      Verifier gate = gate(witness);
      assertEquals("accepted", TestCity.words(gate.verify(TestCode.live().text())));
      assertEquals(1, witness.accepted());
      String shown = TestCode.passFor(DEVICE).shownBy(DEVICE, NOW, new byte[16]);
      assertEquals("accepted", TestCity.words(gate.verify(shown)));
      assertEquals(3, witness.accepted());
      assertEquals(3, witness.asked());
    }
  }

  @Test
  void anEngineIsAskedWhatTheBytesAllowAndNotAStepBeyond() {
    BigInteger l = EdwardsPoint.L;
    BigInteger p = EdwardsPoint.P;
    BigInteger two = BigInteger.TWO;
    assertAsked(true, ed25519(EdwardsPoint.encode(two, false), l.subtract(ONE)));
    assertAsked(false, ed25519(EdwardsPoint.encode(two, false), l));
    assertAsked(true, ed25519(EdwardsPoint.encode(p.subtract(two), true), ONE));
    assertAsked(false, ed25519(EdwardsPoint.encode(p.subtract(ONE), true), ONE));
    assertAsked(false, ed25519(EdwardsPoint.encode(p, false), ONE));
    assertAsked(false, ed25519(EdwardsPoint.encode(two.pow(255).subtract(ONE), true), ONE));
    assertAsked(true, ed25519(EdwardsPoint.encode(ONE, false), ONE));
    assertAsked(false, ed25519(EdwardsPoint.encode(ONE, true), ONE));
    BigInteger n = P256.getN();
    assertAsked(true, ec(ONE, n.subtract(ONE)));
    assertAsked(true, ec(n.subtract(ONE), ONE));
    assertAsked(false, ec(BigInteger.ZERO, ONE));
    assertAsked(false, ec(ONE, BigInteger.ZERO));
    assertAsked(false, ec(n, ONE));
    assertAsked(false, ec(ONE, n));
  }

  @Test
  void anEngineIsNotAskedAboutASignatureOfAnotherLength() {
    for (int length : new int[] {0, 63, 65}) {
      assertAsked(false, Map.entry(p256(BigInteger.TEN), new byte[length]));
      assertAsked(false, Map.entry(TestCity.CODE_KEY.publicKey(), new byte[length]));
    }
  }

  private static void assertAsked(boolean asked, Map.Entry<VerificationKey, byte[]> signature) {
    Witness yes = new Witness((algorithm, point) -> (message, any) -> true);
    Slice slice = Engines.slice(signature.getValue());
    assertEquals(asked, signature.getKey().verifies(new byte[1], slice, yes));
    assertEquals(asked ? 1 : 0, yes.asked());
    if (!asked) {
      assertFalse(signature.getKey().verifies(new byte[1], signature.getValue()));
    }
  }

  private static Map.Entry<VerificationKey, byte[]> ed25519(byte[] r, BigInteger s) {
    byte[] signature = Arrays.copyOf(r, 64);
    System.arraycopy(EdwardsPoint.littleEndian(s), 0, signature, 32, 32);
    return Map.entry(TestCity.CODE_KEY.publicKey(), signature);
  }

  private static Map.Entry<VerificationKey, byte[]> ec(BigInteger r, BigInteger s) {
    byte[] signature = Arrays.copyOf(bytes(r), 64);
    System.arraycopy(bytes(s), 0, signature, 32, 32);
    return Map.entry(p256(BigInteger.TEN), signature);
  }

  @Test
  void anEnginesNoAndAnEnginesFaultAreNotTheLastWord() {
    String good = TestCode.live().text();
    String forged = forged(TestCode.live());
    List<SignatureEngine> engines =
        List.of(
            (algorithm, point) -> (message, signature) -> false,
            (algorithm, point) -> EnginesTest::breakOff,
            (algorithm, point) -> null,
            EnginesTest::breakOff);
    for (SignatureEngine engine : engines) {
      assertEquals("accepted", TestCity.words(gate(engine).verify(good)));
      assertEquals("rejected BAD_SIGNATURE", TestCity.words(gate(engine).verify(forged)));
    }
  }

  /** Of an engine that broke, an {@link Error} of another kind is not hidden. */
  @Test
  void memoryThatRanOutIsNotTakenForAnAnswer() {
    SignatureEngine engine =
        (algorithm, point) ->
            (message, signature) -> {
              throw new OutOfMemoryError();
            };
    Verifier gate = gate(engine);
    String text = TestCode.live().text();
    assertThrows(OutOfMemoryError.class, () -> gate.verify(text));
  }

  @Test
  void manyThreadsShareOneEngine() throws Exception {
    VerificationKey key = TestCity.CODE_KEY.publicKey();
    for (JcaEngine engine : Engines.ALL) {
      Callable<Integer> task = () -> accepted(key, engine);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        for (Future<Integer> each : threads.invokeAll(List.of(task, task, task, task))) {
          assertEquals(50, each.get());
        }
      } finally {
        threads.shutdownNow();
      }
    }
    Engines.assertNoFaults();
  }

  private static int accepted(VerificationKey key, SignatureEngine engine) {
    int accepted = 0;
    for (int i = 0; i < 100; i++) {
      byte[] message = {(byte) i};
      byte[] signature = TestCity.CODE_KEY.sign(message);
      signature[40] ^= (byte) (i % 2);
      accepted += key.verifies(message, Engines.slice(signature), engine) ? 1 : 0;
    }
    return accepted;
  }

  private static boolean breakOff(byte[] message, byte[] signature) {
    throw new UnsatisfiedLinkError("no native library");
  }

  private static SignatureEngine.Check breakOff(Algorithm algorithm, byte[] point) {
    throw new IllegalStateException("closed");
  }

  private static Verifier gate(SignatureEngine engine) {
    return Verifier.builder()
        .trust(TestCity.gate().take(new TestStatusList()).trust())
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC))
        .replayGuard(ReplayGuard.none())
        .signatures(engine)
        .build();
  }

  private static String forged(TestCode code) {
    List<Object> message = code.message();
    byte[] signature = ((byte[]) message.get(3)).clone();
    signature[40] ^= 1;
    return Base45Text.of(
        Cbor.of(List.of(message.get(0), message.get(1), message.get(2), signature)));
  }

  private static VerificationKey p256(BigInteger secret) {
    ECPoint point = P256.getG().multiply(secret).normalize();
    return VerificationKey.ec(
        Algorithm.ES256,
        point.getAffineXCoord().getEncoded(),
        point.getAffineYCoord().getEncoded());
  }

  private static byte[] signP256(BigInteger secret, byte[] message) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, new ECDomainParameters(P256)));
    BigInteger[] rs = signer.generateSignature(hash);
    return PlainDSAEncoding.INSTANCE.encode(P256.getN(), rs[0], rs[1]);
  }

  private static byte[] bytes(BigInteger number) {
    return BigIntegers.asUnsignedByteArray(32, number);
  }

  private static byte[] compressed(BigInteger x) {
    return org.bouncycastle.util.Arrays.prepend(bytes(x), (byte) 2);
  }
}
