package dev.suishen.code.secret;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF with SHA-256 (RFC 5869), without salt: every secret here is 32 random bytes. */
public final class Hkdf {
  private static final int KEY_BYTES = 32;

  private Hkdf() {}

  /**
   * @param purpose what the key is for; another purpose makes an unrelated key
   * @return 32 bytes
   */
  public static byte[] key(byte[] secret, String purpose) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
    generator.init(new HKDFParameters(secret, null, info));
    byte[] key = new byte[KEY_BYTES];
    generator.generateBytes(key, 0, key.length);
    return key;
  }
}
