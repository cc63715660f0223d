/**
 * One replay guard for the many gates of a place, on Redis.
 *
 * <pre>
 * mark ──▶ this gate's memory ──▶ SET key 1 NX PX millis ──▶ new | seen
 * </pre>
 *
 * <pre>{@code
 * RedisClient client = RedisClient.create(); // of the guard's own
 * RedisReplayGuard guard =
 *     RedisReplayGuard.builder()
 *         .marks(LettuceMarks.of(client, server))
 *         .place("metro-line-2")
 *         .secret(secret) // 32 bytes, the same at every gate of the place
 *         .listener(now -> log.add(now.shared() ? "shared" : "alone: " + now.trouble()))
 *         .build(); // at once, whether Redis is there or not
 *
 * Verifier gate =
 *     Verifier.builder()
 *         .trust(trust)
 *         .policy(ScenePolicy.transitGate())
 *         .replayGuard(guard)
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.suishen.verifier.redis.RedisReplayGuard} is the guard; close it, then the
 *       client.
 *   <li>{@link dev.suishen.verifier.redis.LettuceMarks} speaks to one Redis or to a cluster; {@link
 *       dev.suishen.verifier.redis.SharedMarks} is the port for whoever has a connection already.
 *   <li>{@link dev.suishen.verifier.redis.Sharing} says whether marks are shared, and what was done
 *       while they were not.
 * </ul>
 *
 * A Redis that is away is no error: the guard goes by its own memory. Bad set-up is an {@link
 * java.lang.IllegalArgumentException}.
 */
@NullMarked
package dev.suishen.verifier.redis;

import org.jspecify.annotations.NullMarked;
