package dev.suishen.code.secret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * AES-256-GCM (NIST SP 800-38D): a random 12-byte nonce, the ciphertext, a 16-byte tag. What is
 * sealed for one place opens at no other.
 */
public final class SealedText {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeyParameter key;
  private final SecureRandom random;

  /**
   * @param key 32 bytes
   */
  public SealedText(byte[] key, SecureRandom random) {
    this.key = new KeyParameter(key);
    this.random = random;
  }

  /**
   * @param place where the ciphertext is kept; the associated data
   */
  public byte[] seal(byte[] plain, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(true, nonce, plain, 0, place);
    byte[] result = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, result, NONCE_BYTES, sealed.length);
    return result;
  }

  /**
   * @throws IllegalArgumentException if it was not sealed with this key for this place
   */
  public byte[] open(byte[] sealed, String place) {
    if (sealed.length < NONCE_BYTES) {
      throw new IllegalArgumentException("too short to be sealed");
    }
    return run(false, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES, place);
  }

  private byte[] run(boolean seal, byte[] nonce, byte[] input, int offset, String place) {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    byte[] associated = place.getBytes(StandardCharsets.UTF_8);
    cipher.init(seal, new AEADParameters(key, TAG_BITS, nonce, associated));
    int length = input.length - offset;
    byte[] output = new byte[cipher.getOutputSize(length)];
    int written = cipher.processBytes(input, offset, length, output, 0);
    try {
      cipher.doFinal(output, written);
    } catch (InvalidCipherTextException e) {
      throw new IllegalArgumentException("not sealed with this key for this place", e);
    }
    return output;
  }
}
