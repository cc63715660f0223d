package dev.suishen.verifier.redis;

import java.util.concurrent.CompletionStage;

/**
 * Where the gates of a place share their marks: a server that does one thing in one step for all of
 * them. {@link LettuceMarks} is one; a program that has a connection of its own to Redis gives
 * that. Thread-safe.
 */
@FunctionalInterface
public interface SharedMarks {
  /**
   * Sets a key unless it is there: Redis's {@code SET key 1 NX PX millis}. Blocks nobody.
   *
   * @param millis from when on the key is there no more, 1 or more
   * @return completes with whether the key was not there, or with an exception where that is not
   *     known. It is asked once: whoever sends the command again by itself, after it was done,
   *     would answer that the key was there
   */
  CompletionStage<Boolean> setIfAbsent(String key, long millis);
}
