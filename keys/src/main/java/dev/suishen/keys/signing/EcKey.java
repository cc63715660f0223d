package dev.suishen.keys.signing;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.ECPoint;

/** ES256, deterministic (RFC 6979), and SM2 with SM3 (GB/T 32918). */
final class EcKey extends SoftwareKey {
  private static final byte[] SM2_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private final ECPrivateKeyParameters secret;
  private final SecureRandom random;

  private EcKey(Algorithm algorithm, ECPrivateKeyParameters secret, SecureRandom random) {
    super(publicKey(algorithm, secret));
    this.secret = secret;
    this.random = random;
  }

  static EcKey make(Algorithm algorithm, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(oid(algorithm)), random));
    return new EcKey(
        algorithm, (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate(), random);
  }

  static EcKey from(ECPrivateKeyParameters secret, SecureRandom random) {
    for (Algorithm algorithm : new Algorithm[] {Algorithm.ES256, Algorithm.SM2}) {
      ECNamedDomainParameters domain = ECNamedDomainParameters.lookup(oid(algorithm));
      if (domain.getCurve().equals(secret.getParameters().getCurve())) {
        return new EcKey(algorithm, new ECPrivateKeyParameters(secret.getD(), domain), random);
      }
    }
    throw new IllegalArgumentException("neither P-256 nor the SM2 curve");
  }

  @Override
  PrivateKeyInfo pkcs8() throws IOException {
    return PrivateKeyInfoFactory.createPrivateKeyInfo(secret);
  }

  @Override
  public byte[] sign(byte[] message) {
    return publicKey().algorithm() == Algorithm.ES256 ? es256(message) : sm2(message);
  }

  private byte[] es256(byte[] message) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, secret);
    BigInteger[] rs = signer.generateSignature(hash);
    return PlainDSAEncoding.INSTANCE.encode(secret.getParameters().getN(), rs[0], rs[1]);
  }

  private byte[] sm2(byte[] message) {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(true, new ParametersWithID(new ParametersWithRandom(secret, random), SM2_ID));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("SM2 could not sign", e);
    }
  }

  private static VerificationKey publicKey(Algorithm algorithm, ECPrivateKeyParameters secret) {
    ECPoint point = secret.getParameters().getG().multiply(secret.getD()).normalize();
    return VerificationKey.ec(
        algorithm, point.getAffineXCoord().getEncoded(), point.getAffineYCoord().getEncoded());
  }

  private static ASN1ObjectIdentifier oid(Algorithm algorithm) {
    return algorithm == Algorithm.ES256
        ? SECObjectIdentifiers.secp256r1
        : GMObjectIdentifiers.sm2p256v1;
  }
}
