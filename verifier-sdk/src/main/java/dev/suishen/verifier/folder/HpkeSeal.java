package dev.suishen.verifier.folder;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** {@link SceneKeySeal#hpke}. */
final class HpkeSeal implements SceneKeySeal {
  private static final int KEY_BYTES = 32;
  private static final byte[] INFO = "suishen scene keys 1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_AAD = {};

  private final HPKE hpke =
      new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  private final byte[] privateKey;
  private final SecureRandom random;
  private boolean closed;

  HpkeSeal(byte[] privateKey, SecureRandom random) {
    if (privateKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("an X25519 key has 32 bytes, not " + privateKey.length);
    }
    this.privateKey = privateKey.clone();
    this.random = random;
  }

  @Override
  public byte[] seal(byte[] plain) {
    return seal(plain, NO_AAD, INFO);
  }

  @Override
  public byte[] unseal(byte[] sealed) throws BrokenSealException {
    return unseal(sealed, NO_AAD, INFO);
  }

  byte[] seal(byte[] plain, byte[] aad, byte[] info) {
    AsymmetricCipherKeyPair ephemeral = pair(new X25519PrivateKeyParameters(random));
    HPKEContextWithEncapsulation sender = hpke.setupBaseS(recipient().getPublic(), info, ephemeral);
    try {
      return org.bouncycastle.util.Arrays.concatenate(
          sender.getEncapsulation(), sender.seal(aad, plain));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] unseal(byte[] sealed, byte[] aad, byte[] info) throws BrokenSealException {
    AsymmetricCipherKeyPair recipient = recipient();
    try {
      byte[] encapsulation = Arrays.copyOf(sealed, KEY_BYTES);
      return hpke.setupBaseR(encapsulation, recipient, info)
          .open(aad, Arrays.copyOfRange(sealed, KEY_BYTES, sealed.length));
    } catch (InvalidCipherTextException | RuntimeException e) {
      // Bouncy Castle refuses a point of small order by an unchecked exception.
      throw new BrokenSealException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(privateKey, (byte) 0);
  }

  private AsymmetricCipherKeyPair recipient() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    return pair(new X25519PrivateKeyParameters(privateKey));
  }

  private static AsymmetricCipherKeyPair pair(X25519PrivateKeyParameters key) {
    return new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
  }
}
