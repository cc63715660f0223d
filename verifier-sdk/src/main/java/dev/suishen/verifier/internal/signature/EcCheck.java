package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.internal.cbor.Slice;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.jspecify.annotations.Nullable;

/** ES256 and SM2: points on a curve of prime order, signatures r‖s with 1 ≤ r, s &lt; n. */
final class EcCheck {
  private static final ECDomainParameters P256 = domain("secp256r1");
  private static final ECDomainParameters SM2P256 = domain("sm2p256v1");
  static final BigInteger P256_ORDER = P256.getN();
  static final BigInteger SM2_ORDER = SM2P256.getN();
  private static final byte[] SM2_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private EcCheck() {}

  static SignatureCheck es256(CoseKey key) {
    ECPublicKeyParameters point = point(P256, key);
    return point == null
        ? SignatureCheck.NEVER
        : (message, signature) -> es256(point, message, signature);
  }

  static SignatureCheck sm2(CoseKey key) {
    ECPublicKeyParameters point = point(SM2P256, key);
    return point == null
        ? SignatureCheck.NEVER
        : (message, signature) -> sm2(point, message, signature);
  }

  private static boolean es256(ECPublicKeyParameters point, byte[] message, Slice signature) {
    if (!SignatureForm.isGood(Algorithm.ES256, signature)) {
      return false;
    }
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, point);
    return signer.verifySignature(hash, number(signature, 0), number(signature, 32));
  }

  private static boolean sm2(ECPublicKeyParameters point, byte[] message, Slice signature) {
    if (!SignatureForm.isGood(Algorithm.SM2, signature)) {
      return false;
    }
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(false, new ParametersWithID(point, SM2_ID));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature.copy());
  }

  private static @Nullable ECPublicKeyParameters point(ECDomainParameters domain, CoseKey key) {
    try {
      // The constructor validates: on the curve, not infinity.
      return new ECPublicKeyParameters(
          domain.getCurve().createPoint(new BigInteger(1, key.x()), new BigInteger(1, key.y())),
          domain);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static BigInteger number(Slice signature, int from) {
    return new BigInteger(1, signature.part(from, 32).copy());
  }

  private static ECDomainParameters domain(String curve) {
    X9ECParameters x9 = CustomNamedCurves.getByName(curve);
    return new ECDomainParameters(x9);
  }
}
