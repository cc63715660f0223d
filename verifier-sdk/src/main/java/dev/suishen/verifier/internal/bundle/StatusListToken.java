package dev.suishen.verifier.internal.bundle;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborMap;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.envelope.CoseSign1;
import org.jspecify.annotations.Nullable;

/**
 * A Status List Token in CWT form (§6), not yet verified.
 *
 * @param alg the algorithm the message names
 */
public record StatusListToken(CoseSign1 message, long alg, int kid) {
  /** Entries of every list, and the bytes of two bits each. */
  public static final int ENTRIES = 1 << 20;

  public static final int BITS = 2;
  public static final int LIST_BYTES = ENTRIES * BITS / 8;

  private static final int TAG = 18;
  private static final String TYPE = "application/statuslist+cwt";
  private static final int SUB = 2;
  private static final int EXP = 4;
  private static final int IAT = 6;
  private static final int STATUS_LIST = 65533;
  private static final int TTL = 65534;

  public static StatusListToken read(byte[] token) throws MalformedException {
    CborReader in = new CborReader(token);
    in.tag(TAG);
    CoseSign1 message = CoseSign1.read(in);
    in.end();
    CborReader header = message.protectedHeader().reader();
    header.map(3);
    header.key(1);
    long alg = header.integer();
    header.key(4);
    int kid = header.bytes(4).int32(0);
    header.key(16);
    if (!header.text().equals(TYPE)) {
      throw new MalformedException("another type");
    }
    header.end();
    return new StatusListToken(message, alg, kid);
  }

  /** Decodes the claims; only to be called once the signature has held. */
  public StatusListClaims claims() throws MalformedException {
    CborReader in = message.payload().reader();
    CborMap map = CborMap.read(in);
    String uri = null;
    Long issuedAt = null;
    Long expires = null;
    Long timeToLive = null;
    StatusBits list = null;
    while (map.next()) {
      if (map.isKey(SUB)) {
        uri = in.text();
      } else if (map.isKey(IAT)) {
        issuedAt = in.unsigned();
      } else if (map.isKey(EXP)) {
        expires = in.unsigned();
      } else if (map.isKey(STATUS_LIST)) {
        list = readList(in);
      } else if (map.isKey(TTL)) {
        timeToLive = in.unsigned();
      } else {
        in.skip();
      }
    }
    in.end();
    if (uri == null || issuedAt == null || expires == null || list == null) {
      throw new MalformedException("sub, iat, exp or status list is missing");
    }
    long nextUpdate = timeToLive == null ? expires : issuedAt + timeToLive;
    return new StatusListClaims(uri, issuedAt, expires, nextUpdate, list);
  }

  private static StatusBits readList(CborReader in) throws MalformedException {
    CborMap map = CborMap.read(in);
    long bits = 0;
    @Nullable Slice zlib = null;
    while (map.next()) {
      if (map.isKey("bits")) {
        bits = in.unsigned();
      } else if (map.isKey("lst")) {
        zlib = in.bytes();
      } else {
        in.skip();
      }
    }
    if (bits != BITS || zlib == null) {
      throw new MalformedException("not a list of two bits an entry");
    }
    return StatusBits.inflate(zlib, BITS, LIST_BYTES);
  }

  /**
   * Times in seconds since the epoch.
   *
   * @param nextUpdate when its {@code ttl} ends; {@code expires} where it has none
   */
  public record StatusListClaims(
      String uri, long issuedAt, long expires, long nextUpdate, StatusBits list) {}
}
