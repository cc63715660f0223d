package dev.suishen.verifier.engine;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.SignatureEngine;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * An engine on a provider of the Java runtime, e.g. Amazon Corretto Crypto Provider or Conscrypt.
 * The provider is used as it is given and registered nowhere.
 *
 * <pre>{@code
 * SignatureEngine engine = JcaEngine.of(AmazonCorrettoCryptoProvider.INSTANCE);
 * Verifier verifier = Verifier.builder().signatures(engine). ... .build();
 * }</pre>
 *
 * <p>SM2 stays Bouncy Castle's. Thread-safe; holds no thread and nothing of the keys it checked.
 */
public final class JcaEngine implements SignatureEngine {
  /** SubjectPublicKeyInfo (RFC 8410 §4, RFC 5480 §2) up to the point. */
  private static final byte[] ED25519_HEAD = Hex.decode("302a300506032b6570032100");

  private static final byte[] P256_HEAD =
      Hex.decode("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  /** A published key, message and signature each: RFC 8032 §7.1, test 2; RFC 6979 A.2.5. */
  private static final String[] ED25519_KNOWN = {
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
  };

  private static final String[] ES256_KNOWN = {
    "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
    "73616d706c65",
    "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
  };

  private static final Algorithm[] USUAL = {Algorithm.ED25519, Algorithm.ES256};

  private final Provider provider;

  /** Whose key factory makes the keys of each algorithm checked here. */
  private final Map<Algorithm, Provider> factories = new EnumMap<>(Algorithm.class);

  private final AtomicLong faults = new AtomicLong();

  private JcaEngine(Provider provider) {
    this.provider = provider;
  }

  /**
   * Tries a provider on published signatures and makes an engine of it.
   *
   * @param provider used as it is given
   * @param algorithms what it shall check; Ed25519 and ES256 where none is named
   * @return an engine for these alone
   * @throws EngineRefusedException where it has not one of them or errs in it, and for SM2
   */
  public static JcaEngine of(Provider provider, Algorithm... algorithms)
      throws EngineRefusedException {
    JcaEngine engine = new JcaEngine(provider);
    for (Algorithm algorithm : algorithms.length == 0 ? USUAL : algorithms) {
      engine.add(algorithm);
    }
    return engine;
  }

  private void add(Algorithm algorithm) throws EngineRefusedException {
    Throwable cause = null;
    try {
      if (algorithm != Algorithm.SM2) {
        Provider factory = factory(algorithm);
        if (isRightAboutWhatIsKnown(algorithm, factory)) {
          factories.put(algorithm, factory);
          return;
        }
      }
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      cause = e;
    }
    throw new EngineRefusedException(provider.getName(), algorithm, cause);
  }

  private boolean isRightAboutWhatIsKnown(Algorithm algorithm, Provider factory)
      throws GeneralSecurityException {
    String[] known = algorithm == Algorithm.ED25519 ? ED25519_KNOWN : ES256_KNOWN;
    PublicKey key = key(algorithm, Hex.decode(known[0]), factory);
    byte[] message = Hex.decode(known[1]);
    byte[] signature = Hex.decode(known[2]);
    boolean right = tries(algorithm, key, message, signature);
    for (byte[] part : new byte[][] {message, signature}) {
      part[part.length - 1] ^= 1;
      right &= !tries(algorithm, key, message, signature);
      part[part.length - 1] ^= 1;
    }
    return right;
  }

  /** The provider itself, or the runtime's: Corretto's makes no Ed25519 keys unless told to. */
  private Provider factory(Algorithm algorithm) throws GeneralSecurityException {
    return provider.getService("KeyFactory", keyName(algorithm)) != null
        ? provider
        : KeyFactory.getInstance(keyName(algorithm)).getProvider();
  }

  @Override
  public @Nullable Check prepare(Algorithm algorithm, byte[] point) {
    Provider factory = factories.get(algorithm);
    if (factory == null) {
      return null;
    }
    try {
      PublicKey key = key(algorithm, point, factory);
      return (message, signature) -> accepts(algorithm, key, message, signature);
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      faults.incrementAndGet();
      return null;
    }
  }

  /**
   * {@return how many checks the provider broke off, other than for the signature's sake} Bouncy
   * Castle has answered them: verdicts are right, and slower than they need be.
   */
  public long faults() {
    return faults.get();
  }

  /** E.g. {@code Conscrypt for [ED25519, ES256]}. */
  @Override
  public String toString() {
    return provider.getName() + " for " + factories.keySet();
  }

  private static PublicKey key(Algorithm algorithm, byte[] point, Provider factory)
      throws GeneralSecurityException {
    byte[] head = algorithm == Algorithm.ED25519 ? ED25519_HEAD : P256_HEAD;
    byte[] info = Arrays.copyOf(head, head.length + point.length);
    System.arraycopy(point, 0, info, head.length, point.length);
    return KeyFactory.getInstance(keyName(algorithm), factory)
        .generatePublic(new X509EncodedKeySpec(info));
  }

  private boolean accepts(Algorithm algorithm, PublicKey key, byte[] message, byte[] signature) {
    try {
      return tries(algorithm, key, message, signature);
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      faults.incrementAndGet();
      return false;
    }
  }

  /** A Signature of its own for each check: none is shared, and making one costs about a µs. */
  private boolean tries(Algorithm algorithm, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    boolean isEd25519 = algorithm == Algorithm.ED25519;
    Signature check = Signature.getInstance(isEd25519 ? "Ed25519" : "SHA256withECDSA", provider);
    check.initVerify(key);
    check.update(message);
    try {
      return check.verify(isEd25519 ? signature : der(signature));
    } catch (SignatureException e) {
      return false; // how some providers say that R is no point
    }
  }

  private static String keyName(Algorithm algorithm) {
    return algorithm == Algorithm.ED25519 ? "Ed25519" : "EC";
  }

  /** r ‖ s as Ecdsa-Sig-Value (RFC 3279 §2.2.3). */
  private static byte[] der(byte[] signature) {
    byte[] r = new BigInteger(1, Arrays.copyOf(signature, 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)).toByteArray();
    byte[] der = new byte[6 + r.length + s.length];
    der[0] = 0x30;
    der[1] = (byte) (der.length - 2);
    write(r, der, 2);
    write(s, der, 4 + r.length);
    return der;
  }

  private static void write(byte[] integer, byte[] der, int at) {
    der[at] = 2;
    der[at + 1] = (byte) integer.length;
    System.arraycopy(integer, 0, der, at + 2, integer.length);
  }
}
