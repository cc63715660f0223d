package dev.suishen.code.scene;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A citizen's {@code subject} in a scene.
 *
 * @param period what it is stable for, e.g. {@code 2026-11}
 * @param subject 40 bits
 */
@Serdeable
public record Pseudonym(String period, long subject) {}
