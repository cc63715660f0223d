package dev.suishen.keys.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes CBOR in shortest form. Map entries are the caller's to give in bytewise order of their
 * keys; what is made with it is read back by the verifier, which refuses any other order. Not
 * thread-safe.
 */
public final class CborWriter {
  private byte[] bytes;
  private int length;

  public CborWriter(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  public CborWriter integer(long value) {
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }

  public CborWriter bytes(byte[] value) {
    return head(2, value.length).raw(value);
  }

  public CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return head(3, utf8.length).raw(utf8);
  }

  public CborWriter array(int size) {
    return head(4, size);
  }

  public CborWriter map(int size) {
    return head(5, size);
  }

  public CborWriter tag(long tag) {
    return head(6, tag);
  }

  /** Bytes that are CBOR already. */
  public CborWriter raw(byte[] encoded) {
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return this;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private CborWriter head(int major, long argument) {
    reserve(9);
    int type = major << 5;
    if (argument < 24) {
      bytes[length++] = (byte) (type | argument);
    } else if (argument < 1L << 8) {
      number(type | 24, argument, 1);
    } else if (argument < 1L << 16) {
      number(type | 25, argument, 2);
    } else if (argument < 1L << 32) {
      number(type | 26, argument, 4);
    } else {
      number(type | 27, argument, 8);
    }
    return this;
  }

  private void number(int initial, long argument, int size) {
    bytes[length++] = (byte) initial;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (argument >>> shift);
    }
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
