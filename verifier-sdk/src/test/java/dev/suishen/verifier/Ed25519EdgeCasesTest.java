package dev.suishen.verifier;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Engines.Witness;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.signature.CoseKey;
import dev.suishen.verifier.internal.signature.HastenedCheck;
import dev.suishen.verifier.internal.signature.SignatureCheck;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The one policy for Ed25519's edge cases, docs/decisions/0003, with every engine. Every refused
 * signature here is one that some verifier in use accepts.
 */
class Ed25519EdgeCasesTest {
  private static final int MESSAGES = 4;

  private static final BigInteger SECRET = new BigInteger("5b9c04e1".repeat(7), 16);
  private static final BigInteger NONCE = new BigInteger("2f61a883".repeat(7), 16);
  private static final byte[] NONCE_BYTES = EdwardsPoint.littleEndian(NONCE);
  private static final EdwardsPoint A = EdwardsPoint.BASE.times(SECRET);
  private static final EdwardsPoint R = EdwardsPoint.BASE.times(NONCE);

  @Test
  void theReferenceAgreesOnAnHonestSignature() {
    byte[] signature = sign(A.encode(), R.encode(), NONCE, message(0));
    assertTrue(satisfiesTheEquation(A.encode(), message(0), signature));
    assertTrue(isAccepted(A.encode(), message(0), signature));
    assertFalse(isAccepted(A.encode(), message(1), signature));
  }

  @Test
  void anSOfTheGroupsOrderOrMoreIsRefused() {
    byte[] signature = sign(A.encode(), R.encode(), NONCE, message(0));
    BigInteger s = EdwardsPoint.number(Arrays.copyOfRange(signature, 32, 64));
    for (BigInteger more = s.add(EdwardsPoint.L);
        more.bitLength() <= 256;
        more = more.add(EdwardsPoint.L)) {
      byte[] malleated =
          Arrays.concatenate(Arrays.copyOf(signature, 32), EdwardsPoint.littleEndian(more));
      assertTrue(satisfiesTheEquation(A.encode(), message(0), malleated));
      assertFalse(isAccepted(A.encode(), message(0), malleated));
    }
  }

  @Test
  void anAOfSmallOrderIsRefusedInEveryEncoding() {
    List<byte[]> encodings = smallOrderEncodings();
    assertEquals(14, encodings.size());
    for (byte[] a : encodings) {
      int forged = 0;
      for (int i = 0; i < 16; i++) {
        byte[] signature = Arrays.concatenate(R.encode(), NONCE_BYTES);
        forged += satisfiesTheEquation(a, message(i), signature) ? 1 : 0;
        assertFalse(isAccepted(a, message(i), signature));
      }
      assertTrue(forged > 0, "the equation alone would let a forgery pass");
      assertFalse(VerificationKey.ed25519(a).isFullyValid());
    }
  }

  @Test
  void anAOutsideTheFieldIsRefusedEvenWhereItsPointExists() {
    int onTheCurve = 0;
    for (BigInteger y = EdwardsPoint.P; y.bitLength() <= 255; y = y.add(ONE)) {
      for (boolean sign : new boolean[] {false, true}) {
        byte[] a = EdwardsPoint.encode(y, sign);
        assertFalse(VerificationKey.ed25519(a).isFullyValid());
        assertFalse(isAccepted(a, message(0), sign(a, R.encode(), NONCE, message(0))));
        onTheCurve += isOnTheCurve(a) ? 1 : 0;
      }
    }
    assertTrue(onTheCurve > 0);
  }

  @Test
  void anAOffTheCurveIsRefused() {
    byte[] a = EdwardsPoint.encode(BigInteger.TWO, false);
    assertThrows(ArithmeticException.class, () -> EdwardsPoint.decode(a));
    assertFalse(VerificationKey.ed25519(a).isFullyValid());
    assertFalse(isAccepted(a, message(0), sign(a, R.encode(), NONCE, message(0))));
  }

  @Test
  void anAOfMixedOrderIsRefused() {
    assertTrue(VerificationKey.ed25519(A.encode()).isFullyValid());
    for (EdwardsPoint torsion : torsionWithoutIdentity()) {
      byte[] a = A.plus(torsion).encode();
      byte[] signature = sign(a, R.encode(), NONCE, message(0));
      assertFalse(VerificationKey.ed25519(a).isFullyValid());
      assertTrue(libraryAccepts(a, message(0), signature));
      assertFalse(isAccepted(a, message(0), signature));
    }
  }

  @Test
  void anROutsideTheFieldIsRefused() {
    byte[] identityPlusP = EdwardsPoint.encode(EdwardsPoint.P.add(ONE), false);
    byte[] identityWithSign = EdwardsPoint.encode(ONE, true);
    byte[] identityPlusPWithSign = EdwardsPoint.encode(EdwardsPoint.P.add(ONE), true);
    for (byte[] r : List.of(identityPlusP, identityWithSign, identityPlusPWithSign)) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] signature = sign(A.encode(), r, ZERO, message(i));
        assertTrue(satisfiesTheEquation(A.encode(), message(i), signature));
        assertFalse(isAccepted(A.encode(), message(i), signature));
      }
    }
  }

  /** Both equations hold, and OpenSSL accepts it too. */
  @Test
  void theIdentityAsRIsAcceptedWhereTheEquationHolds() {
    byte[] r = EdwardsPoint.IDENTITY.encode();
    byte[] signature = sign(A.encode(), r, ZERO, message(0));
    assertTrue(satisfiesTheEquation(A.encode(), message(0), signature));
    assertTrue(isAccepted(A.encode(), message(0), signature));
    assertFalse(isAccepted(A.encode(), message(1), signature));
  }

  /** No cofactorless verifier takes these; the library multiplies the equation by 8 and does. */
  @Test
  void anROfSmallOrderOtherThanTheIdentityIsRefusedThoughTheLibraryAcceptsIt() {
    for (EdwardsPoint r : torsionWithoutIdentity()) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] signature = sign(A.encode(), r.encode(), ZERO, message(i));
        assertFalse(satisfiesTheEquation(A.encode(), message(i), signature));
        assertTrue(libraryAccepts(A.encode(), message(i), signature), "needed no longer");
        assertFalse(isAccepted(A.encode(), message(i), signature));
      }
    }
  }

  /**
   * What remains of the two equations' difference: only the private key's holder can make one. The
   * engines check the other equation, and their no is not the last word.
   */
  @Test
  void anROfMixedOrderByTheKeysOwnHolderPassesWithEveryEngine() {
    VerificationKey key = VerificationKey.ed25519(A.encode());
    for (EdwardsPoint torsion : torsionWithoutIdentity()) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] signature = sign(A.encode(), R.plus(torsion).encode(), NONCE, message(i));
        assertFalse(satisfiesTheEquation(A.encode(), message(i), signature));
        assertTrue(key.verifies(message(i), signature));
        for (SignatureEngine engine : Engines.ALL) {
          Witness witness = new Witness(engine);
          assertTrue(key.verifies(message(i), Engines.slice(signature), witness));
          assertEquals(1, witness.asked());
          assertEquals(0, witness.accepted(), "decision 0012 speaks of it");
        }
      }
    }
  }

  /** A device's key is not looked at for mixed order; the engines would take one in eight. */
  @Test
  void aDevicesKeyOfMixedOrderPassesWithEveryEngine() {
    int alone = 0;
    for (EdwardsPoint torsion : torsionWithoutIdentity()) {
      byte[] a = A.plus(torsion).encode();
      CoseKey key = new CoseKey(Algorithm.ED25519, a, new byte[0]);
      SignatureCheck check = SignatureCheck.ofVouchedFor(key);
      for (int i = 0; i < MESSAGES; i++) {
        Slice signature = Engines.slice(sign(a, R.encode(), NONCE, message(i)));
        assertTrue(check.holds(message(i), signature));
        for (SignatureEngine engine : Engines.ALL) {
          Witness witness = new Witness(engine);
          assertTrue(new HastenedCheck(key, check, witness).holds(message(i), signature));
          alone += witness.accepted();
        }
      }
    }
    int asked = 7 * MESSAGES * Engines.ALL.size();
    assertTrue(alone > 0 && alone < asked / 2, alone + " of " + asked);
  }

  @Test
  void aDevicesKeyOfSmallOrderIsRefusedWithEveryEngine() {
    for (byte[] a : smallOrderEncodings()) {
      CoseKey key = new CoseKey(Algorithm.ED25519, a, new byte[0]);
      Slice signature = Engines.slice(Arrays.concatenate(R.encode(), NONCE_BYTES));
      for (SignatureEngine engine : Engines.ALL) {
        SignatureCheck check = new HastenedCheck(key, SignatureCheck.ofVouchedFor(key), engine);
        for (int i = 0; i < 16; i++) {
          assertFalse(check.holds(message(i), signature));
        }
      }
    }
  }

  private static boolean isAccepted(byte[] a, byte[] message, byte[] signature) {
    return Engines.holds(VerificationKey.ed25519(a), message, signature);
  }

  private static boolean libraryAccepts(byte[] a, byte[] message, byte[] signature) {
    return Ed25519.verify(signature, 0, a, 0, message, 0, message.length);
  }

  /** S·B = R + k·A, without a cofactor, encodings read leniently. */
  private static boolean satisfiesTheEquation(byte[] a, byte[] message, byte[] signature) {
    byte[] r = Arrays.copyOf(signature, 32);
    BigInteger s = EdwardsPoint.number(Arrays.copyOfRange(signature, 32, 64));
    EdwardsPoint right =
        EdwardsPoint.decode(r)
            .plus(EdwardsPoint.decode(a).times(EdwardsPoint.challenge(r, a, message)));
    return EdwardsPoint.BASE.times(s).isSame(right);
  }

  /** R as it is given, and S = nonce + k·secret. */
  private static byte[] sign(byte[] a, byte[] r, BigInteger nonce, byte[] message) {
    BigInteger k = EdwardsPoint.challenge(r, a, message);
    BigInteger s = nonce.add(k.multiply(SECRET)).mod(EdwardsPoint.L);
    return Arrays.concatenate(r, EdwardsPoint.littleEndian(s));
  }

  private static List<EdwardsPoint> torsionWithoutIdentity() {
    List<EdwardsPoint> points = new ArrayList<>();
    for (int i = 1; i < 8; i++) {
      points.add(EdwardsPoint.TORSION.times(BigInteger.valueOf(i)));
    }
    return points;
  }

  /** All 14: eight canonical, six more with y + P or a sign that x = 0 does not have. */
  private static List<byte[]> smallOrderEncodings() {
    List<byte[]> encodings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      encodings.add(EdwardsPoint.TORSION.times(BigInteger.valueOf(i)).encode());
    }
    encodings.add(EdwardsPoint.encode(ONE, true));
    encodings.add(EdwardsPoint.encode(EdwardsPoint.P.subtract(ONE), true));
    for (boolean sign : new boolean[] {false, true}) {
      encodings.add(EdwardsPoint.encode(EdwardsPoint.P, sign));
      encodings.add(EdwardsPoint.encode(EdwardsPoint.P.add(ONE), sign));
    }
    return encodings;
  }

  private static boolean isOnTheCurve(byte[] encoded) {
    try {
      EdwardsPoint.decode(encoded);
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static byte[] message(int number) {
    return ("message " + number).getBytes(StandardCharsets.US_ASCII);
  }
}
