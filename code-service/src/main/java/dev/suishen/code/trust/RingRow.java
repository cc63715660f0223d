package dev.suishen.code.trust;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The row of {@code key_ring}.
 *
 * @param version rises with every change of ring or bundles; 0: the city has not begun
 * @param ring JSON of {@link dev.suishen.keys.lifecycle.KeyRingFile}
 */
@MappedEntity("key_ring")
record RingRow(@Id boolean one, long version, String ring) {}
