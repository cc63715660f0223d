package dev.suishen.verifier.internal.cbor;

import java.util.Arrays;

/** A run of bytes inside a larger array, which is shared and must not be changed. */
@SuppressWarnings(
    "ArrayRecordComponent") // identity of the bytes is the point: nothing compares slices
public record Slice(byte[] array, int offset, int length) {

  public byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  public Slice part(int from, int partLength) {
    return new Slice(array, offset + from, partLength);
  }

  public CborReader reader() {
    return new CborReader(array, offset, offset + length);
  }

  /** The four bytes at {@code at} as a big-endian number. */
  public int int32(int at) {
    int i = offset + at;
    return array[i] << 24
        | (array[i + 1] & 0xff) << 16
        | (array[i + 2] & 0xff) << 8
        | array[i + 3] & 0xff;
  }
}
