package dev.suishen.verifier.scanning;

import dev.suishen.verifier.Verification;

/**
 * A code that was held before the camera, and what the verifier says of it.
 *
 * @param text what the code says
 */
public record Scan(String text, Verification verification) {}
