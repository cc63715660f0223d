package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborMap;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import java.io.ByteArrayOutputStream;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A COSE_Key (RFC 9052 §7, RFC 9053 §7) of one of our three algorithms.
 *
 * @param x 32 bytes
 * @param y 32 bytes, none for Ed25519
 */
@SuppressWarnings("ArrayRecordComponent") // compared by thumbprint, in VerificationKey
public record CoseKey(Algorithm algorithm, byte[] x, byte[] y) {
  private static final int KTY = 1;
  private static final int KID = 2;
  private static final int ALG = 3;
  private static final int CRV = -1;
  private static final int X = -2;
  private static final int Y = -3;
  private static final int COORDINATE = 32;

  private static final int OKP = 1;
  private static final int EC2 = 2;

  public CoseKey {
    if (x.length != COORDINATE || y.length != (algorithm == Algorithm.ED25519 ? 0 : COORDINATE)) {
      throw new IllegalArgumentException(
          "coordinates of " + x.length + " and " + y.length + " bytes");
    }
  }

  /**
   * Reads one key; null where type, curve or algorithm are not known here, so that later bundles
   * stay readable (§5). Members that are not needed are passed over.
   */
  public static @Nullable CoseKey read(CborReader in) throws MalformedException {
    Members members = new Members();
    CborMap map = CborMap.read(in);
    while (map.next()) {
      members.read(map, in);
    }
    return members.toKey();
  }

  /** {@code x} for Ed25519; else 04 ‖ x ‖ y (SEC 1 §2.3.3). */
  public byte[] point() {
    return y.length == 0 ? x.clone() : Arrays.concatenate(new byte[] {4}, x, y);
  }

  /** The members that RFC 9679 §3 hashes, in deterministic CBOR. */
  public byte[] thumbprintMembers() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(96);
    out.write(y.length == 0 ? 0xa3 : 0xa4);
    writeInt(out, KTY);
    writeInt(out, type(algorithm));
    writePoint(out);
    return out.toByteArray();
  }

  /** The whole key with {@code kid} and {@code alg}. */
  public byte[] encoded(byte[] kid) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(112);
    out.write(y.length == 0 ? 0xa5 : 0xa6);
    writeInt(out, KTY);
    writeInt(out, type(algorithm));
    writeInt(out, KID);
    out.write(0x40 | kid.length);
    out.write(kid, 0, kid.length);
    writeInt(out, ALG);
    writeInt(out, algorithm.coseId());
    writePoint(out);
    return out.toByteArray();
  }

  private void writePoint(ByteArrayOutputStream out) {
    writeInt(out, CRV);
    writeInt(out, curve(algorithm));
    writeCoordinate(out, X, x);
    if (y.length > 0) {
      writeCoordinate(out, Y, y);
    }
  }

  private static void writeCoordinate(ByteArrayOutputStream out, int label, byte[] value) {
    writeInt(out, label);
    out.write(0x58);
    out.write(value.length);
    out.write(value, 0, value.length);
  }

  /** Integers of one byte, and the one curve and algorithm number that takes five. */
  private static void writeInt(ByteArrayOutputStream out, int value) {
    int major = value < 0 ? 0x20 : 0;
    int argument = value < 0 ? -1 - value : value;
    if (argument < 24) {
      out.write(major | argument);
    } else {
      out.write(major | 26);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(argument >>> shift);
      }
    }
  }

  private static int type(Algorithm algorithm) {
    return algorithm == Algorithm.ED25519 ? OKP : EC2;
  }

  private static int curve(Algorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> 6;
      case ES256 -> 1;
      case SM2 -> -65537;
    };
  }

  /** What a key map says, before it is known whether we can use it. */
  private static final class Members {
    private @Nullable Long type;
    private @Nullable Long algorithm;
    private @Nullable Long curve;
    private @Nullable Slice x;
    private @Nullable Slice y;

    void read(CborMap map, CborReader in) throws MalformedException {
      boolean integer = in.peekMajor() <= CborReader.NEGATIVE;
      boolean bytes = in.peekMajor() == CborReader.BYTES;
      if (map.isKey(KTY) && integer) {
        type = in.integer();
      } else if (map.isKey(ALG) && integer) {
        algorithm = in.integer();
      } else if (map.isKey(CRV) && integer) {
        curve = in.integer();
      } else if (map.isKey(X) && bytes) {
        x = in.bytes();
      } else if (map.isKey(Y) && bytes) {
        y = in.bytes();
      } else {
        in.skip();
      }
    }

    @Nullable CoseKey toKey() throws MalformedException {
      for (Algorithm known : Algorithm.values()) {
        if (is(type, type(known)) && is(curve, curve(known))) {
          return algorithm == null || is(algorithm, known.coseId()) ? toKey(known) : null;
        }
      }
      return null;
    }

    private CoseKey toKey(Algorithm known) throws MalformedException {
      if (x == null || x.length() != COORDINATE) {
        throw new MalformedException("x is not 32 bytes");
      }
      if (known == Algorithm.ED25519) {
        return new CoseKey(known, x.copy(), new byte[0]);
      }
      if (y == null || y.length() != COORDINATE) {
        throw new MalformedException("y is not 32 bytes");
      }
      return new CoseKey(known, x.copy(), y.copy());
    }

    private static boolean is(@Nullable Long value, int expected) {
      return value != null && value == expected;
    }
  }
}
