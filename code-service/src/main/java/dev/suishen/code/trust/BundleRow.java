package dev.suishen.code.trust;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A bundle as it was signed.
 *
 * @param publishedAt since when verifiers can fetch it
 * @param changesRoots whether it names other roots than the bundle before
 */
@MappedEntity("trust_bundle")
record BundleRow(@Id long serial, byte[] encoded, Instant publishedAt, boolean changesRoots) {}
