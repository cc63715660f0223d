package dev.suishen.verifier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.SignatureEngine.Check;
import dev.suishen.verifier.engine.FakeProvider.Mode;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Objects;
import org.bouncycastle.util.encoders.Hex;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JcaEngineTest {
  private static final byte[] MESSAGE = "sample".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6979 A.2.5. */
  private static final byte[] POINT =
      Hex.decode(
          "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
              + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");

  private static final byte[] SIGNATURE =
      Hex.decode(
          "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
              + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");

  @Test
  void aProviderIsRegisteredNowhere() throws EngineRefusedException {
    Provider provider = Conscrypt.newProvider();
    assertEquals("Conscrypt for [ED25519, ES256]", JcaEngine.of(provider).toString());
    assertNull(Security.getProvider(provider.getName()));
  }

  @Test
  void aProviderWithoutAnAlgorithmIsRefusedByNameUnlessItIsNotAskedForIt() throws Exception {
    Provider ecOnly = new FakeProvider(Mode.AS_SUN_EC, "SHA256withECDSA");
    EngineRefusedException refused =
        assertThrows(EngineRefusedException.class, () -> JcaEngine.of(ecOnly));
    assertEquals("Fake", refused.provider());
    assertEquals(Algorithm.ED25519, refused.algorithm());
    assertNotNull(refused.getCause());
    assertTrue(message(refused).startsWith("Fake is no engine for ED25519: "), message(refused));
    JcaEngine engine = JcaEngine.of(ecOnly, Algorithm.ES256);
    assertEquals("Fake for [ES256]", engine.toString());
    assertNull(engine.prepare(Algorithm.ED25519, new byte[32]));
  }

  @Test
  void sm2IsLeftToBouncyCastle() throws EngineRefusedException {
    Provider conscrypt = Conscrypt.newProvider();
    EngineRefusedException refused =
        assertThrows(EngineRefusedException.class, () -> JcaEngine.of(conscrypt, Algorithm.SM2));
    assertEquals("Conscrypt is no engine for SM2", message(refused));
    assertNull(JcaEngine.of(conscrypt).prepare(Algorithm.SM2, new byte[65]));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"ALWAYS", "NEVER", "ANY_SIGNATURE", "ANY_MESSAGE", "BREAKS", "BREAKS_LINK"})
  void aProviderThatErrsAboutAPublishedSignatureIsRefused(Mode mode) {
    for (Algorithm algorithm : new Algorithm[] {Algorithm.ED25519, Algorithm.ES256}) {
      Provider fake = new FakeProvider(mode, "Ed25519", "SHA256withECDSA");
      EngineRefusedException refused =
          assertThrows(EngineRefusedException.class, () -> JcaEngine.of(fake, algorithm));
      assertEquals(algorithm, refused.algorithm());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"BREAKS", "BREAKS_LINK"})
  void aFaultAtRunTimeIsCountedAndNoAnswer(Mode mode) throws EngineRefusedException {
    FakeProvider fake = new FakeProvider(Mode.AS_SUN_EC, "SHA256withECDSA");
    JcaEngine engine = JcaEngine.of(fake, Algorithm.ES256);
    Check check = check(engine);
    assertTrue(check.accepts(MESSAGE, SIGNATURE));
    fake.become(mode);
    assertFalse(check.accepts(MESSAGE, SIGNATURE));
    assertEquals(1, engine.faults());
    fake.become(Mode.AS_SUN_EC);
    assertTrue(check.accepts(MESSAGE, SIGNATURE));
    assertEquals(1, engine.faults());
  }

  @Test
  void aSignatureThatAProviderCannotReadIsNoFault() throws EngineRefusedException {
    FakeProvider fake = new FakeProvider(Mode.AS_SUN_EC, "SHA256withECDSA");
    JcaEngine engine = JcaEngine.of(fake, Algorithm.ES256);
    fake.become(Mode.CANNOT_READ);
    assertFalse(check(engine).accepts(MESSAGE, SIGNATURE));
    assertEquals(0, engine.faults());
  }

  @Test
  void aKeyThatAProviderCannotReadIsCountedAndLeftToBouncyCastle() throws EngineRefusedException {
    JcaEngine engine = JcaEngine.of(Conscrypt.newProvider());
    assertNull(engine.prepare(Algorithm.ES256, new byte[65]));
    assertEquals(1, engine.faults());
  }

  private static Check check(JcaEngine engine) {
    return Objects.requireNonNull(engine.prepare(Algorithm.ES256, POINT), "check");
  }

  private static String message(Exception e) {
    return Objects.requireNonNull(e.getMessage());
  }
}
