package dev.suishen.verifier.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** What all of a pretend city's secrets come from: the same seed and label, the same bytes. */
record Seed(long value) {
  byte[] bytes(String label) {
    byte[] utf8 = label.getBytes(StandardCharsets.UTF_8);
    return sha256(ByteBuffer.allocate(8 + utf8.length).putLong(value).put(utf8).array());
  }

  SecureRandom random(String label) {
    return new Stream(bytes(label));
  }

  private static byte[] sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] result = new byte[digest.getDigestSize()];
    digest.doFinal(result, 0);
    return result;
  }

  /** SHA-256 of key and counter. Known to everyone, as everything of a pretend city is. */
  private static final class Stream extends SecureRandom {
    private static final long serialVersionUID = 1L;

    Stream(byte[] key) {
      super(new Counter(key), null);
    }
  }

  private static final class Counter extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;
    private final byte[] key;
    private long count;

    Counter(byte[] key) {
      this.key = key;
    }

    @Override
    protected void engineNextBytes(byte[] out) {
      ByteBuffer left = ByteBuffer.wrap(out);
      while (left.hasRemaining()) {
        byte[] block =
            sha256(ByteBuffer.allocate(key.length + 8).put(key).putLong(count++).array());
        left.put(block, 0, Math.min(block.length, left.remaining()));
      }
    }

    @Override
    protected void engineSetSeed(byte[] more) {
      throw new UnsupportedOperationException("a pretend city's seed is given once");
    }

    @Override
    protected byte[] engineGenerateSeed(int size) {
      throw new UnsupportedOperationException("a pretend city's seed is given once");
    }
  }
}
