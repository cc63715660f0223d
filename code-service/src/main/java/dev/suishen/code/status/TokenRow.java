package dev.suishen.code.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed status list.
 *
 * @param revision of the list when it was signed
 * @param kid of the key that signed it; null where that was not kept
 */
@MappedEntity("status_list_token")
record TokenRow(
    int scene,
    int list,
    @Id Instant issuedAt,
    long revision,
    byte[] token,
    @Nullable Integer kid) {}
