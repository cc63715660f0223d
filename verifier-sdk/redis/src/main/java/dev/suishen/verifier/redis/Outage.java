package dev.suishen.verifier.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Redis is away from the first mark that it did not take until it has taken all that are owed to
 * it: one is sent after each pause, and the others once it is taken. A guard's life begins with an
 * outage, which ends as soon as Redis is there.
 */
final class Outage {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_OWED = 1 << 16;
  private static final int MOST_AT_ONCE = 512;

  private final Function<SharedMark, CompletableFuture<Boolean>> ask;
  private final Place place;
  private final Clock clock;
  private final Consumer<Sharing> listener;
  private final Deque<SharedMark> owed = new ArrayDeque<>();
  private volatile boolean lasts = true;
  private boolean closed;
  private Instant since;
  private long alone;
  private long forgone;
  private @Nullable Throwable trouble;
  private CompletableFuture<?> told = CompletableFuture.completedFuture(null);

  /**
   * @param ask sends a mark, and completes soon, with an exception where Redis did not take it
   */
  Outage(
      Function<SharedMark, CompletableFuture<Boolean>> ask,
      Place place,
      Clock clock,
      Consumer<Sharing> listener) {
    this.ask = ask;
    this.place = place;
    this.clock = clock;
    this.listener = listener;
    this.since = clock.instant();
  }

  void start() {
    sendAfter(Duration.ZERO);
  }

  /** Takes a mark that was answered alone; takes none, and returns false, where Redis is there. */
  boolean owe(SharedMark mark) {
    return lasts && oweWhileItLasts(mark);
  }

  private synchronized boolean oweWhileItLasts(SharedMark mark) {
    if (lasts) {
      add(mark);
    }
    return lasts;
  }

  /** A mark was answered alone because Redis did not take it, or nobody knows whether it did. */
  synchronized void begin(SharedMark mark, Throwable why) {
    add(mark);
    if (!lasts) {
      lasts = true;
      since = clock.instant();
      sendAfter(PAUSE);
    }
    blame(why);
  }

  synchronized Sharing sharing() {
    return new Sharing(!lasts, since, alone, owed.size(), forgone, Optional.ofNullable(trouble));
  }

  /** For good: nothing is sent any more. */
  synchronized void close() {
    closed = true;
    lasts = true;
    owed.clear();
  }

  private void add(SharedMark mark) {
    alone++;
    if (!closed) {
      owed.addLast(mark);
    }
    if (owed.size() > MOST_OWED) {
      owed.removeFirst();
      forgone++;
    }
  }

  private void blame(Throwable why) {
    boolean isNew = trouble == null;
    trouble = why;
    if (isNew) {
      tell();
    }
  }

  private void end() {
    lasts = false;
    since = clock.instant();
    trouble = null;
    tell();
  }

  /** One after the other, and never in a thread that scans. */
  private void tell() {
    Sharing now = sharing();
    told = told.handle((done, thrown) -> now).thenAcceptAsync(listener);
  }

  private void sendAfter(Duration pause) {
    Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(() -> send(1));
  }

  private void send(int most) {
    List<SharedMark> marks = take(most);
    List<CompletableFuture<Boolean>> answers = marks.stream().map(ask).toList();
    CompletionStage<Void> all =
        CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new));
    all.whenComplete(
        (done, failed) -> {
          if (settle(marks, answers, failed)) {
            send(MOST_AT_ONCE);
          }
        });
  }

  /** The oldest that have not ended; where none is left, one that asks whether Redis is back. */
  private synchronized List<SharedMark> take(int most) {
    List<SharedMark> taken = new ArrayList<>();
    while (taken.size() < most && !owed.isEmpty()) {
      SharedMark mark = owed.removeFirst();
      if (!mark.hasEnded()) {
        taken.add(mark);
      }
    }
    return taken.isEmpty() && !closed ? List.of(place.probe()) : taken;
  }

  /** Returns whether to go on at once. */
  private synchronized boolean settle(
      List<SharedMark> marks,
      List<CompletableFuture<Boolean>> answers,
      @Nullable Throwable failed) {
    if (closed) {
      return false;
    }
    for (int i = marks.size() - 1; failed != null && i >= 0; i--) {
      if (answers.get(i).isCompletedExceptionally() && !marks.get(i).hasEnded()) {
        owed.addFirst(marks.get(i));
      }
    }
    if (failed != null) {
      blame(causeOf(failed));
      sendAfter(PAUSE);
    } else if (owed.isEmpty()) {
      end();
    }
    return lasts && failed == null;
  }

  static Throwable causeOf(Throwable completion) {
    Throwable cause = completion.getCause();
    return cause == null ? completion : cause;
  }
}
