/**
 * Redis, which holds what may be lost: snapshots for issuing, rate limits, replay marks and notices
 * of change. Nothing waits for it longer than {@link dev.suishen.code.redis.RedisSettings#timeout},
 * and everything goes on without it.
 */
@NullMarked
package dev.suishen.code.redis;

import org.jspecify.annotations.NullMarked;
