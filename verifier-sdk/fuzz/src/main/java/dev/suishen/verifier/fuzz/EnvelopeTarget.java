package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.claims.Claims;
import dev.suishen.verifier.internal.envelope.Envelope;

/**
 * A code's bytes are refused as malformed, or read so that they can be written again to the last
 * bit; so are its claims, whether signed or not.
 */
public final class EnvelopeTarget {
  private EnvelopeTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    readEnvelope(input);
    readClaims(new Slice(input, 0, input.length));
  }

  private static void readEnvelope(byte[] input) {
    try {
      Envelope envelope = Envelope.read(input);
      Require.same(input, WrittenBack.envelope(envelope));
      readClaims(envelope.issuer().message().payload());
    } catch (MalformedException e) {
      // refused
    }
  }

  private static void readClaims(Slice payload) {
    try {
      Require.same(payload.copy(), WrittenBack.claims(Claims.read(payload)));
    } catch (MalformedException e) {
      // refused
    }
  }
}
