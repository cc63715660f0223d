package dev.suishen.keys.status;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.keys.cbor.Cose;
import dev.suishen.keys.signing.CodeSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * One status list of 2²⁰ places (wire format §6), all valid until said otherwise. Not thread-safe.
 */
public final class StatusListDraft {
  /** Places of a list. */
  public static final int ENTRIES = 1 << 20;

  private static final String TYPE = "application/statuslist+cwt";
  private static final int BITS = 2;
  private static final int MASK = (1 << BITS) - 1;
  private static final int PER_BYTE = 8 / BITS;

  private final byte[] bits = new byte[ENTRIES / PER_BYTE];

  /**
   * @param place 0 to 2²⁰−1, the status index less the list's first
   */
  public StatusListDraft set(int place, Status status) {
    if (place < 0 || place >= ENTRIES) {
      throw new IllegalArgumentException("place " + place + " of " + ENTRIES);
    }
    int shift = place % PER_BYTE * BITS;
    int others = bits[place / PER_BYTE] & ~(MASK << shift);
    bits[place / PER_BYTE] = (byte) (others | status.ordinal() << shift);
    return this;
  }

  /**
   * The signed token.
   *
   * @param uri the list's path in the trust bundle
   * @param timeToLive how long a reader may keep it before it asks again
   */
  public byte[] sign(
      CodeSigner statusKey, String uri, Instant issuedAt, Instant expires, Duration timeToLive) {
    byte[] zlib = deflate();
    byte[] claims =
        new CborWriter(zlib.length + 128)
            .map(5)
            .integer(2)
            .text(uri)
            .integer(4)
            .integer(expires.getEpochSecond())
            .integer(6)
            .integer(issuedAt.getEpochSecond())
            .integer(65533)
            .map(2)
            .text("lst")
            .bytes(zlib)
            .text("bits")
            .integer(BITS)
            .integer(65534)
            .integer(timeToLive.toSeconds())
            .toByteArray();
    return new CborWriter(claims.length + 128)
        .tag(Cose.SIGN1)
        .raw(Cose.sign1(Cose.typedHeader(statusKey, TYPE), claims, statusKey))
        .toByteArray();
  }

  private byte[] deflate() {
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(zlib, deflater)) {
      out.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return zlib.toByteArray();
  }

  /** What a place says of its holder, device or paper. The order is the wire's. */
  public enum Status {
    VALID,
    /** For good. */
    INVALID,
    /** Can come back. */
    SUSPENDED
  }
}
