package dev.suishen.code.rotation;

import dev.suishen.code.trust.Bundles.Published;
import dev.suishen.verifier.TrustBundle;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A published bundle, as administrators see it.
 *
 * @param publishedAt since when verifiers could fetch it
 * @param roots how many the next bundle may be signed by
 * @param threshold how many of them must sign it
 * @param keys how many signing keys it carries
 */
@Serdeable
public record BundleView(
    long serial,
    Instant issuedAt,
    Instant expires,
    Instant nextUpdate,
    Instant publishedAt,
    int roots,
    int threshold,
    int keys) {
  public static BundleView of(Published published) {
    TrustBundle bundle = published.bundle();
    return new BundleView(
        bundle.serial(),
        bundle.issuedAt(),
        bundle.expires(),
        bundle.nextUpdate(),
        published.at(),
        bundle.roots().keys().size(),
        bundle.roots().threshold(),
        bundle.keys().size());
  }
}
