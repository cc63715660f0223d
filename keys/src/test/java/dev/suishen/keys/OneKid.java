package dev.suishen.keys;

import dev.suishen.verifier.VerificationKey;
import org.bouncycastle.util.encoders.Hex;

/** Two valid keys whose thumbprints begin with the same four bytes, found by trying 105,825. */
public final class OneKid {
  public static final VerificationKey FIRST =
      key("157c91f912aa7382941397e9320ecf42beb33ad553366327ce3b87a746f9a124");
  public static final VerificationKey SECOND =
      key("c18e5d69d2f6e23164fb834e221b64ace7d2a107100fcc0bb2581f5decacd048");

  private OneKid() {}

  private static VerificationKey key(String x) {
    return VerificationKey.ed25519(Hex.decode(x));
  }
}
