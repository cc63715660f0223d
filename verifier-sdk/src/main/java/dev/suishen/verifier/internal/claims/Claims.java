package dev.suishen.verifier.internal.claims;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.signature.CoseKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an issuer code (§3), times in seconds since the epoch.
 *
 * @param cti 8 bytes
 * @param holderKey the device's key, for a PASS and only there
 * @param scenes bit set of scene numbers
 * @param sealed 11 bytes for each scene of the set, ascending
 */
public record Claims(
    long expires,
    long notBefore,
    Slice cti,
    @Nullable CoseKey holderKey,
    CodeKind kind,
    int scenes,
    Slice sealed) {
  public static final int SEALED_PART = 11;

  private static final int EXP = 4;
  private static final int NBF = 5;
  private static final int CTI = 7;
  private static final int CNF = 8;
  private static final int CODE = -65537;
  private static final int MAX_SCENES = 1 << 24;

  /** §7 step 6, the shape. Only to be called on a payload whose signature has held. */
  public static Claims read(Slice payload) throws MalformedException {
    CborReader in = payload.reader();
    int size = in.map();
    if (size != 4 && size != 5) {
      throw new MalformedException("claims missing or too many");
    }
    in.key(EXP);
    long expires = in.unsigned();
    in.key(NBF);
    long notBefore = in.unsigned();
    in.key(CTI);
    Slice cti = in.bytes(8);
    CoseKey holderKey = size == 5 ? readConfirmation(in) : null;
    in.key(CODE);
    in.array(3);
    CodeKind kind =
        CodeKind.ofNumber(in.unsigned()).orElseThrow(() -> new MalformedException("kind"));
    if ((kind == CodeKind.PASS) != (holderKey != null)) {
      throw new MalformedException("cnf is for a PASS and only there");
    }
    int scenes = readScenes(in);
    Slice sealed = in.bytes(SEALED_PART * Integer.bitCount(scenes));
    in.end();
    return new Claims(expires, notBefore, cti, holderKey, kind, scenes, sealed);
  }

  public boolean covers(Scene scene) {
    return (scenes & bit(scene)) != 0;
  }

  /** The sealed part of a scene that is {@linkplain #covers covered}. */
  public Slice sealedFor(Scene scene) {
    int before = Integer.bitCount(scenes & (bit(scene) - 1));
    return sealed.part(before * SEALED_PART, SEALED_PART);
  }

  private static int bit(Scene scene) {
    return 1 << scene.number();
  }

  private static int readScenes(CborReader in) throws MalformedException {
    long scenes = in.unsigned();
    if (scenes == 0 || scenes >= MAX_SCENES || (scenes & 1) != 0) {
      throw new MalformedException("not a set of scenes");
    }
    return (int) scenes;
  }

  /** {@code {1: COSE_Key}} (RFC 8747 §3.2), the key with exactly its thumbprint members. */
  private static CoseKey readConfirmation(CborReader in) throws MalformedException {
    in.key(CNF);
    in.map(1);
    in.key(1);
    int start = in.position();
    CoseKey key = CoseKey.read(in);
    if (key == null
        || key.algorithm() == Algorithm.SM2
        || !Arrays.equals(key.thumbprintMembers(), in.since(start).copy())) {
      throw new MalformedException("not a device key");
    }
    return key;
  }
}
