package dev.suishen.code.issue;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A code to show.
 *
 * @param text what the QR says, {@code SSC1:…}
 * @param notBefore the first second of its window
 * @param expiresAt the first second after it
 */
@Serdeable
public record LiveCode(String text, Instant notBefore, Instant expiresAt) {}
