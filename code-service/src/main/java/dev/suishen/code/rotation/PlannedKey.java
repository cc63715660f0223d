package dev.suishen.code.rotation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Who planned a key.
 *
 * @param plannedBy account of the administrator, or {@code rotation}
 */
@MappedEntity("planned_key")
record PlannedKey(@Id String kid, String plannedBy) {}
