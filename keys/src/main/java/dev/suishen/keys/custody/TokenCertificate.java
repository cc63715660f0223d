package dev.suishen.keys.custody;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The self-signed certificate (RFC 5280) that Java's key store asks for beside each key of a token.
 * It carries the public key and says nothing: nobody trusts it, and it never expires.
 */
final class TokenCertificate {
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Time FROM = new Time(new DERGeneralizedTime("20200101000000Z"));

  /** RFC 5280 §4.1.2.5: no end that is well defined. */
  private static final Time TO = new Time(new DERGeneralizedTime("99991231235959Z"));

  private TokenCertificate() {}

  /** Signed inside the token. */
  static Certificate of(KeyPair pair, String name, Provider token)
      throws GeneralSecurityException, IOException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    X500Name subject = new X500Name("CN=" + name);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(1));
    generator.setIssuer(subject);
    generator.setSubject(subject);
    generator.setStartDate(FROM);
    generator.setEndDate(TO);
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    generator.setSignature(algorithm);
    TBSCertificate content = generator.generateTBSCertificate();
    ASN1EncodableVector certificate = new ASN1EncodableVector();
    certificate.add(content);
    certificate.add(algorithm);
    certificate.add(new DERBitString(sign(content.getEncoded(), pair, token)));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(new DERSequence(certificate).getEncoded()));
  }

  private static byte[] sign(byte[] content, KeyPair pair, Provider token)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SIGNATURE, token);
    signature.initSign(pair.getPrivate());
    signature.update(content);
    return signature.sign();
  }
}
