package dev.suishen.verifier.folder;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** {@link SceneKeySeal#aes256}. */
final class AesSeal implements SceneKeySeal {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] AAD = "suishen scene keys 1".getBytes(StandardCharsets.US_ASCII);

  private final KeyParameter key;
  private final SecureRandom random;
  private boolean closed;

  AesSeal(byte[] key, SecureRandom random) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes, not " + key.length);
    }
    this.key = new KeyParameter(key);
    this.random = random;
  }

  @Override
  public byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] text = run(true, nonce, plain, 0);
      return org.bouncycastle.util.Arrays.concatenate(nonce, text);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] unseal(byte[] sealed) throws BrokenSealException {
    try {
      if (sealed.length < NONCE_BYTES) {
        throw new InvalidCipherTextException("too short");
      }
      return run(false, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
    } catch (InvalidCipherTextException e) {
      throw new BrokenSealException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(key.getKey(), (byte) 0);
  }

  private byte[] run(boolean sealing, byte[] nonce, byte[] in, int from)
      throws InvalidCipherTextException {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    GCMModeCipher gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
    gcm.init(sealing, new AEADParameters(key, TAG_BITS, nonce, AAD));
    byte[] out = new byte[gcm.getOutputSize(in.length - from)];
    int written = gcm.processBytes(in, from, in.length - from, out, 0);
    gcm.doFinal(out, written);
    return out;
  }
}
