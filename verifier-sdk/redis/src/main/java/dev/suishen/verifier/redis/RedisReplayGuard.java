package dev.suishen.verifier.redis;

import dev.suishen.verifier.ReplayGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One guard for the many gates of a place: of any number of gates with one mark exactly one is told
 * it is new, while Redis is there. With Redis away a gate goes by what it has seen itself, waits no
 * more, and says so ({@link Sharing}); what it has seen meanwhile it tells Redis once it is back.
 *
 * <p>A guard first asks its own memory, so whatever becomes of Redis, no gate lets a code in twice.
 * A call waits for Redis for the guard's time-out at most and throws nothing; an interrupt neither
 * ends the wait nor is lost. Never call it in a thread of Lettuce's. Thread-safe. Docs: decision
 * 0013.
 */
public final class RedisReplayGuard implements ReplayGuard, AutoCloseable {
  /** The least that a call may wait. */
  public static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);

  /** The most that a call may wait; a gate has a second for everything. */
  public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(5);

  private final ReplayGuard own = ReplayGuard.inMemory();
  private final SharedMarks marks;
  private final Place place;
  private final long timeoutMillis;
  private final Outage outage;

  private RedisReplayGuard(Builder builder, SharedMarks marks, Place place) {
    this.marks = marks;
    this.place = place;
    this.timeoutMillis = builder.timeout.toMillis();
    this.outage = new Outage(this::ask, place, builder.clock, builder.listener);
  }

  /** Starts one; marks, place and secret are required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public boolean remember(Mark mark, long now, long until) {
    if (!own.remember(mark, now, until)) {
      return false;
    }
    boolean isNew = until <= now || rememberForAll(place.shared(mark, now, until));
    if (!isNew && mark.type() == Type.SUBJECT) {
      own.remember(mark, until, now); // ends it: a cool-down runs from when its holder was let in
    }
    return isNew;
  }

  @Override
  public long turnedAway() {
    return own.turnedAway();
  }

  /** Whether marks are shared, since when, and what was done while they were not. */
  public Sharing sharing() {
    return outage.sharing();
  }

  /** Asks Redis no more. The guard goes on alone; its connection is closed by whoever made it. */
  @Override
  public void close() {
    outage.close();
  }

  private boolean rememberForAll(SharedMark mark) {
    if (outage.owe(mark)) {
      return true;
    }
    try {
      return ask(mark).join();
    } catch (CompletionException e) {
      outage.begin(mark, Outage.causeOf(e));
      return true;
    }
  }

  private CompletableFuture<Boolean> ask(SharedMark mark) {
    try {
      return marks
          .setIfAbsent(mark.key(), mark.millis())
          .thenApply(Objects::requireNonNull)
          .toCompletableFuture()
          .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Builds a {@link RedisReplayGuard}; marks, place and secret are required. */
  public static final class Builder {
    private @Nullable SharedMarks marks;
    private @Nullable String name;
    private byte @Nullable [] secret;
    private Duration timeout = Duration.ofMillis(100);
    private Clock clock = Clock.systemUTC();
    private Consumer<Sharing> listener = sharing -> {};

    private Builder() {}

    /** The Redis of all gates. */
    public Builder marks(SharedMarks marks) {
      this.marks = marks;
      return this;
    }

    /**
     * Whose gates share marks, e.g. {@code metro-line-2}. Its keys in Redis begin so.
     *
     * @param name 1 to 64 letters, digits, dots, hyphens and underscores
     */
    public Builder place(String name) {
      this.name = name;
      return this;
    }

    /**
     * What keeps whoever reads Redis from telling whose marks are there.
     *
     * @param secret 32 bytes, the same at all gates of the place and nowhere else
     */
    public Builder secret(byte[] secret) {
      this.secret = secret.clone();
      return this;
    }

    /**
     * For how long a call waits for Redis; 100 ms where not given. A verification makes up to two
     * calls, and waits for one of them in vain at most.
     *
     * @param timeout {@link #SHORTEST_TIMEOUT} to {@link #LONGEST_TIMEOUT}
     */
    public Builder timeout(Duration timeout) {
      if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
        throw new IllegalArgumentException("time-out of " + timeout);
      }
      this.timeout = timeout;
      return this;
    }

    /** Whose time {@link Sharing#since} is; the system's clock where none is given. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Is told whenever marks begin or cease to be shared, and when they cannot be from the start,
     * one after the other, in a thread that no gate waits for. What it throws is dropped.
     */
    public Builder listener(Consumer<Sharing> listener) {
      this.listener = listener;
      return this;
    }

    /**
     * A guard that is alone until Redis answers, which it asks at once.
     *
     * @throws NullPointerException naming what is missing: marks, place or secret
     * @throws IllegalArgumentException for a place or a secret that is out of bounds
     */
    public RedisReplayGuard build() {
      Place place =
          new Place(
              Objects.requireNonNull(name, "place"), Objects.requireNonNull(secret, "secret"));
      RedisReplayGuard guard =
          new RedisReplayGuard(this, Objects.requireNonNull(marks, "marks"), place);
      guard.outage.start();
      return guard;
    }
  }
}
