package dev.suishen.code.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A place in a scene's status lists.
 *
 * @param status 0 valid, 1 invalid, 2 suspended
 */
@MappedEntity("registration_index")
record StatusEntry(int scene, @Id long statusIndex, int status) {}
