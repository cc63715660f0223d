package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.BundleContent;
import dev.suishen.verifier.internal.bundle.BundleReader;
import dev.suishen.verifier.internal.bundle.CoseSign;
import dev.suishen.verifier.internal.cbor.Slice;
import java.util.Arrays;

/**
 * A bundle is refused and leaves the store as it was, unless it is the one that the city signed.
 * Its payload, read as though it were signed, is deterministic CBOR to the last bit, also where it
 * is not understood, and what is understood can be written and read again.
 */
public final class BundleTarget {
  private static final GenuineCity CITY = new GenuineCity();
  private static final byte[] GENUINE = CITY.bundle();
  private static final TrustStore TRUST = CITY.trust();

  private BundleTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    readContent(input);
    readMessage(input);
    offer(input);
  }

  private static void readContent(byte[] input) {
    try {
      BundleContent content = BundleReader.read(new Slice(input, 0, input.length));
      Require.same(input, OtherWriter.write(input));
      byte[] again = WrittenBack.content(content);
      Require.that(
          content.equals(BundleReader.read(new Slice(again, 0, again.length))),
          "what is written of it reads the same");
    } catch (MalformedException e) {
      // refused
    }
  }

  private static void readMessage(byte[] input) {
    try {
      Require.same(input, WrittenBack.bundle(CoseSign.read(input)));
    } catch (MalformedException e) {
      // refused
    }
  }

  private static void offer(byte[] input) {
    TrustBundle held = TRUST.bundle().orElseThrow();
    RootSet roots = TRUST.roots();
    try {
      TRUST.takeBundle(input, GenuineCity.NOW);
      Require.that(Arrays.equals(GENUINE, input), "only what the roots signed is taken");
    } catch (BundleRefusedException e) {
      Require.that(
          TRUST.bundle().orElseThrow() == held && TRUST.roots().equals(roots),
          "a refusal changes nothing");
    }
  }
}
