package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.StatusLists;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.StatusBits;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.bundle.StatusListToken.StatusListClaims;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.envelope.CoseSign1;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/**
 * A status list is refused and leaves the store as it was, unless the city signed it. Its claims,
 * read as though they were signed, hold a list of exactly the size that it must have. Whatever the
 * token, reading it asks for the memory of one list and little more.
 */
public final class StatusListTarget {
  private static final GenuineCity CITY = new GenuineCity();
  private static final List<byte[]> GENUINE =
      Stream.of(Scene.values()).map(CITY::statusList).toList();
  private static final TrustStore TRUST = CITY.trust();
  private static final Slice NOTHING = new Slice(new byte[0], 0, 0);
  static final int SMALL_LIST = 1024;

  /** The method in zlib's first byte (RFC 1950 §2.2); without it zlib is a dear way to say no. */
  private static final int DEFLATE = 8;

  private static final int LITTLE = 1 << 14;

  private StatusListTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Slice all = new Slice(input, 0, input.length);
    Allocation.within(
        StatusListToken.LIST_BYTES + LITTLE + 8L * input.length, () -> readClaims(all));
    if (input.length > 0 && (input[0] & 0xf) == DEFLATE) {
      Allocation.within(SMALL_LIST + LITTLE, () -> inflate(input));
    }
    readToken(input);
    offer(input);
  }

  private static void readToken(byte[] input) {
    try {
      Require.same(input, WrittenBack.statusList(StatusListToken.read(input)));
    } catch (MalformedException e) {
      // refused
    }
  }

  private static void readClaims(Slice payload) {
    CoseSign1 message = new CoseSign1(NOTHING, payload, NOTHING, NOTHING);
    try {
      StatusListClaims claims = new StatusListToken(message, 0, 0).claims();
      Require.that(claims.list().size() == StatusListToken.ENTRIES, "a list of its size");
      byte[] bytes = payload.copy();
      Require.same(bytes, OtherWriter.write(bytes));
    } catch (MalformedException e) {
      // refused
    }
  }

  /** A list of another size, so that more of them are tried. */
  private static void inflate(byte[] zlib) {
    try {
      Slice all = new Slice(zlib, 0, zlib.length);
      byte[] list = StatusBits.inflate(all, StatusListToken.BITS, SMALL_LIST).bytes();
      Require.same(list, wholly(zlib));
    } catch (MalformedException e) {
      // refused
    }
  }

  /** What is in the stream, and a byte more where it has one. */
  private static byte[] wholly(byte[] zlib) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
      return in.readNBytes(SMALL_LIST + 1);
    } catch (IOException e) {
      throw new AssertionError("read, and not zlib", e);
    }
  }

  private static void offer(byte[] input) {
    StatusLists held = TRUST.statusLists();
    try {
      TRUST.takeStatusList(input);
      Require.that(
          GENUINE.stream().anyMatch(list -> Arrays.equals(list, input)),
          "only what a status key signed is taken");
    } catch (StatusListRefusedException e) {
      Require.that(TRUST.statusLists() == held, "a refusal changes nothing");
    }
  }
}
