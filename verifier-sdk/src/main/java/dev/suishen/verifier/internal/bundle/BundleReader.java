package dev.suishen.verifier.internal.bundle;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborMap;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.signature.CoseKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a trust bundle's payload map (§5). Keys of the map that are not known are passed over. */
public final class BundleReader {
  private static final int FORMAT = 1;
  private static final int KEYS = 10;

  private String issuer = "";
  private final long[] times = new long[4];
  private List<SigningKey> keys = List.of();
  private @Nullable TrustPolicy policy;
  private @Nullable RootSet roots;
  private List<StatusListLocation> statusLists = List.of();

  private BundleReader() {}

  public static BundleContent read(Slice payload) throws MalformedException {
    CborReader in = payload.reader();
    BundleContent content = new BundleReader().readMap(in);
    in.end();
    return content;
  }

  private BundleContent readMap(CborReader in) throws MalformedException {
    CborMap map = CborMap.read(in);
    int known = 0;
    while (map.next()) {
      int key = 1;
      while (key <= KEYS && !map.isKey(key)) {
        key++;
      }
      if (key <= KEYS) {
        known++;
        readEntry(key, in);
      } else {
        in.skip();
      }
    }
    if (known != KEYS || policy == null || roots == null) {
      throw new MalformedException("a key of 1 to 10 is missing");
    }
    return new BundleContent(
        issuer, times[0], times[1], times[2], times[3], keys, policy, roots, statusLists);
  }

  private void readEntry(int key, CborReader in) throws MalformedException {
    switch (key) {
      case 1 -> {
        if (in.unsigned() != FORMAT) {
          throw new MalformedException("another format version");
        }
      }
      case 2 -> issuer = in.text();
      case 3, 4, 5, 6 -> times[key - 3] = in.unsigned();
      case 7 -> keys = readKeys(in);
      case 8 -> policy = readPolicy(in);
      case 9 -> roots = readRoots(in);
      default -> statusLists = readStatusLists(in);
    }
  }

  private static List<SigningKey> readKeys(CborReader in) throws MalformedException {
    List<SigningKey> keys = new ArrayList<>();
    Set<Integer> kids = new HashSet<>();
    for (int left = in.array(); left > 0; left--) {
      in.array(5);
      VerificationKey key = readKey(in);
      long notBefore = in.unsigned();
      long notAfter = in.unsigned();
      int use = small(in);
      int state = small(in);
      if (key != null && !kids.add(key.kid())) {
        throw new MalformedException("two keys with one kid");
      }
      if (key != null) {
        keys.add(new SigningKey(key, notBefore, notAfter, use, state));
      }
    }
    return List.copyOf(keys);
  }

  /** Null where the key's type or algorithm is for later versions. */
  private static @Nullable VerificationKey readKey(CborReader in) throws MalformedException {
    int start = in.position();
    CoseKey key = CoseKey.read(in);
    return key == null ? null : VerificationKey.parse(in.since(start).copy());
  }

  private static TrustPolicy readPolicy(CborReader in) throws MalformedException {
    long[] seconds = new long[6];
    in.map(seconds.length);
    for (int i = 0; i < seconds.length; i++) {
      in.key(i + 1);
      seconds[i] = in.unsigned();
    }
    return new TrustPolicy(seconds[0], seconds[1], seconds[2], seconds[3], seconds[4], seconds[5]);
  }

  private static RootSet readRoots(CborReader in) throws MalformedException {
    in.array(2);
    int threshold = small(in);
    List<VerificationKey> keys = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      VerificationKey key = readKey(in);
      if (key != null) {
        keys.add(key);
      }
    }
    try {
      return RootSet.of(threshold, keys);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("roots: " + e.getMessage());
    }
  }

  private static List<StatusListLocation> readStatusLists(CborReader in) throws MalformedException {
    List<StatusListLocation> lists = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      in.array(3);
      lists.add(new StatusListLocation(small(in), small(in), in.text()));
    }
    return List.copyOf(lists);
  }

  private static int small(CborReader in) throws MalformedException {
    long value = in.unsigned();
    if (value > Integer.MAX_VALUE) {
      throw new MalformedException("number over 2^31-1");
    }
    return (int) value;
  }
}
