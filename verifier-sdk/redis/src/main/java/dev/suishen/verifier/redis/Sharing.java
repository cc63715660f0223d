package dev.suishen.verifier.redis;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a guard shares its marks, as of the last one that it sent. Until Redis has taken a first
 * mark, and again from the first one that it does not take in time, a guard is alone: it knows what
 * it has seen itself, and owes Redis the rest.
 *
 * @param shared whether marks are shared now
 * @param since when that began, by the guard's clock
 * @param alone answers given since the guard was made that another gate may contradict
 * @param owed marks that Redis is still to be told
 * @param forgone owed marks that were given up because there were too many
 * @param trouble what went wrong last, where marks are not shared; empty where nothing has yet
 */
public record Sharing(
    boolean shared,
    Instant since,
    long alone,
    int owed,
    long forgone,
    Optional<Throwable> trouble) {}
