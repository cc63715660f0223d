package dev.suishen.verifier.refresh;

import java.time.Instant;

/**
 * Why an attempt at a piece brought nothing.
 *
 * @param at when
 * @param refused whether it came, and the store did not take it: the source lies, or this clock
 *     does
 * @param cause stable name, of {@link FetchFailedException.Cause}; or where it was refused, of
 *     {@link dev.suishen.verifier.BundleRefusedException.Cause} or {@link
 *     dev.suishen.verifier.StatusListRefusedException.Cause}
 * @param why for people
 */
public record Failure(Instant at, boolean refused, String cause, String why) {}
