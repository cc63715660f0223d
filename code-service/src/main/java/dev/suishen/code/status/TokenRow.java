package dev.suishen.code.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A signed status list.
 *
 * @param revision of the list when it was signed
 */
@MappedEntity("status_list_token")
record TokenRow(int scene, int list, @Id Instant issuedAt, long revision, byte[] token) {}
