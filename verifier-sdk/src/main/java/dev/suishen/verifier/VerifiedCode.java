package dev.suishen.verifier;

import dev.suishen.verifier.internal.claims.Claims;
import dev.suishen.verifier.internal.envelope.DeviceProof;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A code whose signatures, times and scene have held. Only a {@link Verifier} makes one, so holding
 * it proves the check; whether it is also <em>accepted</em> the {@link Verification} around it
 * says. Immutable.
 */
public final class VerifiedCode {
  private final int kid;
  private final Claims claims;
  private final @Nullable DeviceProof proof;
  private final @Nullable Unsealed unsealed;

  private VerifiedCode(
      int kid, Claims claims, @Nullable DeviceProof proof, @Nullable Unsealed unsealed) {
    this.kid = kid;
    this.claims = claims;
    this.proof = proof;
    this.unsealed = unsealed;
  }

  /**
   * @param kid of the issuer key that its signature held under
   */
  static VerifiedCode sealed(int kid, Claims claims, @Nullable DeviceProof proof) {
    return new VerifiedCode(kid, claims, proof, null);
  }

  VerifiedCode with(Unsealed part) {
    return new VerifiedCode(kid, claims, proof, part);
  }

  /** {@return what sort of code it is} */
  public CodeKind kind() {
    return claims.kind();
  }

  /** {@return the first second at which it is valid} */
  public Instant notBefore() {
    return Instant.ofEpochSecond(claims.notBefore());
  }

  /** {@return the first second at which it is no longer valid} */
  public Instant expires() {
    return Instant.ofEpochSecond(claims.expires());
  }

  /** {@return {@code cti}, unique to the code: 16 hexadecimal digits} */
  public String id() {
    return String.format(Locale.ROOT, "%016x", ctiBits());
  }

  /**
   * {@return the holder's pseudonym in this scene, 10 hexadecimal digits, stable for the scene's
   * period (wire format §3.1); empty where the scene's part was not unsealed}
   */
  public Optional<String> subject() {
    return unsealed == null
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%010x", unsealed.subject()));
  }

  /** {@return bit set of {@link Facet#bit}; empty where the scene's part was not unsealed} */
  public OptionalInt facetBits() {
    return unsealed == null ? OptionalInt.empty() : OptionalInt.of(unsealed.facets());
  }

  /**
   * Whether the holder has a facet.
   *
   * @param facet as the wire names it
   * @return false, too, where the scene's part was not unsealed
   */
  public boolean has(Facet facet) {
    return unsealed != null && (unsealed.facets() & facet.bit()) != 0;
  }

  int kid() {
    return kid;
  }

  Claims claims() {
    return claims;
  }

  @Nullable DeviceProof proof() {
    return proof;
  }

  @Nullable Unsealed unsealed() {
    return unsealed;
  }

  long ctiBits() {
    return (long) claims.cti().int32(0) << 32 | claims.cti().int32(4) & 0xffffffffL;
  }

  /** Kind and id; nothing of the holder. */
  @Override
  public String toString() {
    return kind() + " " + id();
  }

  /**
   * A scene's part in clear (wire format §3.1).
   *
   * @param subject 40 bits
   * @param facets 16 bits
   * @param statusIndex 32 bits, unsigned
   */
  record Unsealed(long subject, int facets, int statusIndex) {}
}
