package dev.suishen.code.trust;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A bundle as it was signed. */
@MappedEntity("trust_bundle")
record BundleRow(@Id long serial, byte[] encoded) {}
