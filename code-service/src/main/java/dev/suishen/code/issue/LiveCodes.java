package dev.suishen.code.issue;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Codes for windows that follow one another.
 *
 * @param refreshAfterSeconds when to ask again, so that the next code is on hand before the first
 *     of these ends
 */
@Serdeable
public record LiveCodes(List<LiveCode> codes, int refreshAfterSeconds) {}
