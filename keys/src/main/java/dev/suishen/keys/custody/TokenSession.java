package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.util.BigIntegers;

/**
 * One login to a token, until the token ends it. Signing is for many threads at once; the rest is
 * for one at a time.
 */
final class TokenSession {
  private static final String SIGNATURE = "SHA256withECDSAinP1363Format";
  private static final int COORDINATE_BYTES = 32;

  /**
   * Never collected: SunPKCS11 would then destroy the public half, an object of the session, by its
   * handle, and after the token was away that handle may be another object's.
   */
  private static final Set<KeyPair> MADE = ConcurrentHashMap.newKeySet();

  private final String token;
  private final Provider provider;
  private final KeyStore store;
  private volatile Map<VerificationKey, Entry> entries = Map.of();
  private volatile boolean signed;

  private TokenSession(String token, Provider provider, KeyStore store) {
    this.token = token;
    this.provider = provider;
    this.store = store;
  }

  static TokenSession open(Pkcs11Token token, char[] pin) {
    Provider provider = token.connect();
    try {
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      TokenSession session = new TokenSession(token.toString(), provider, store);
      session.entries = session.readEntries();
      return session;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw TokenFault.of(e, token.toString());
    }
  }

  /** What the token holds now, keys that others made and destroyed included. */
  List<VerificationKey> keys() {
    return ask(
        () -> {
          store.load(null, null);
          entries = readEntries();
          return new ArrayList<>(entries.keySet());
        });
  }

  boolean holds(VerificationKey key) {
    return entries.containsKey(key);
  }

  boolean hasSigned() {
    return signed;
  }

  byte[] sign(VerificationKey key, byte[] message) {
    Entry entry = entry(key);
    return ask(
        () -> {
          Signature signature = Signature.getInstance(SIGNATURE, provider);
          signature.initSign(entry.secret);
          signature.update(message);
          byte[] made = signature.sign();
          signed = true;
          return made;
        });
  }

  VerificationKey make() {
    try {
      return makePair();
    } catch (CustodyException e) {
      // SoftHSM2's word for it.
      throw e.detail().equals("CKR_FUNCTION_FAILED")
          ? new CustodyException(Reason.TOKEN_FULL, token, e.detail(), e)
          : e;
    }
  }

  private VerificationKey makePair() {
    return ask(
        () -> {
          // Before a key is made that could not sign.
          Signature.getInstance(SIGNATURE, provider);
          KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
          generator.initialize(new ECGenParameterSpec("secp256r1"));
          KeyPair pair = generator.generateKeyPair();
          MADE.add(pair);
          VerificationKey key = publicKey((ECPublicKey) pair.getPublic());
          String name = KeyCustody.name(key);
          if (store.containsAlias(name)) {
            throw new KeyStoreException("a key of this kid is there already");
          }
          Certificate[] chain = {TokenCertificate.of(pair, name, provider)};
          store.setKeyEntry(name, pair.getPrivate(), null, chain);
          entries = readEntries();
          return key;
        });
  }

  VerificationKey destroy(VerificationKey key) {
    String alias = entry(key).alias;
    return ask(
        () -> {
          store.deleteEntry(alias);
          entries = readEntries();
          return key;
        });
  }

  private Entry entry(VerificationKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new CustodyException(Reason.KEY_ABSENT, token, key.toString());
    }
    return entry;
  }

  private Map<VerificationKey, Entry> readEntries() throws GeneralSecurityException {
    Map<VerificationKey, Entry> read = new HashMap<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate certificate = store.getCertificate(alias);
      if (certificate != null
          && certificate.getPublicKey() instanceof ECPublicKey ec
          && ec.getParams().getCurve().getField().getFieldSize() == 8 * COORDINATE_BYTES
          && store.getKey(alias, null) instanceof PrivateKey secret) {
        VerificationKey key = publicKey(ec);
        if (key.isFullyValid()) {
          read.put(key, new Entry(alias, secret));
        }
      }
    }
    return read;
  }

  private static VerificationKey publicKey(ECPublicKey key) {
    return VerificationKey.ec(
        Algorithm.ES256, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  private static byte[] coordinate(BigInteger value) {
    return BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, value);
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw TokenFault.of(e, token);
    }
  }

  /** Its secret half is a handle; the token keeps the rest. */
  private record Entry(String alias, PrivateKey secret) {}

  private interface Question<T> {
    T ask() throws GeneralSecurityException, IOException;
  }
}
