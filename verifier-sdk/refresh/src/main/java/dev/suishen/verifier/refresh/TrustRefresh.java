package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.TrustFolder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store fresh in the background, for ever: after each failure it tries again, ever later up
 * to a cap, and no clock that jumps stops it, for waiting is by monotonic time. Verdicts never wait
 * for it. Thread-safe.
 *
 * <p>{@link #start} works in the background; {@link #once} does it all now, for a command or a host
 * that schedules jobs of its own. One attempt is made at a time, whoever asks.
 */
public final class TrustRefresh implements AutoCloseable {
  /** Of scene keys from today on: a service gives 60 days at a time, of which seven have passed. */
  public static final int MOST_DAYS = 53;

  /** Whatever fails, it never spins. */
  private static final long SHORTEST_NAP = TimeUnit.SECONDS.toNanos(1);

  /** How late it may be told that time has passed. */
  private static final long LONGEST_NAP = TimeUnit.MINUTES.toNanos(1);

  private final Pieces pieces;
  private final Intake intake;
  private final Round round;
  private final ScheduledExecutorService executor;
  private final boolean ownExecutor;

  private @Nullable Future<?> next;
  private boolean inRound;
  private boolean everything;
  private boolean closed;

  private TrustRefresh(Builder builder, Intake intake, TrustSource source) {
    this.intake = intake;
    this.ownExecutor = builder.executor == null;
    this.executor = builder.executor == null ? ownExecutor() : builder.executor;
    this.pieces =
        new Pieces(
            source,
            intake,
            builder.verifier,
            builder.scene,
            builder.days,
            builder.clock,
            builder.nanos,
            new Pace(builder.every, builder.floor, builder.cap, builder.random));
    this.round = new Round(pieces, intake, builder.listener);
  }

  /** Builds one; trust and source are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Begins at once, in the background; a second time it does nothing. */
  public synchronized void start() {
    if (next == null) {
      schedule(0);
    }
  }

  /**
   * Asks for everything again as soon as may be, without regard to what was planned: the network is
   * back, or a stick is in. Starts where that was not done yet.
   */
  public synchronized void refreshNow() {
    everything = true;
    if (!inRound) {
      schedule(0);
    }
  }

  /**
   * Asks for everything once, in this thread, and waits for it.
   *
   * @return what is held then; each piece that failed says why
   */
  public TrustState once() {
    round.run(true);
    return state();
  }

  /** What is held now, and what has come of fetching it. Waits for nothing. */
  public TrustState state() {
    return pieces.state();
  }

  /**
   * Ends it, without waiting for a source that hangs. Once it returns nothing more is taken; the
   * store keeps what it holds. An executor that was given goes on.
   */
  @Override
  public void close() {
    intake.shut();
    synchronized (this) {
      closed = true;
      if (next != null) {
        next.cancel(true);
      }
    }
    if (ownExecutor) {
      executor.shutdownNow();
    }
  }

  private synchronized void schedule(long nanos) {
    if (!closed) {
      if (next != null) {
        next.cancel(false);
      }
      next = executor.schedule(this::work, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void work() {
    try {
      round.run(begin());
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    inRound = true;
    boolean asked = everything;
    everything = false;
    return asked;
  }

  private synchronized void end() {
    inRound = false;
    long untilDue = Math.max(pieces.untilDue(), SHORTEST_NAP);
    schedule(everything ? 0 : Math.min(untilDue, LONGEST_NAP));
  }

  private static ScheduledExecutorService ownExecutor() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "suishen-refresh");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /** Builds a {@link TrustRefresh}; trust and source are required. */
  public static final class Builder {
    private @Nullable TrustStore store;
    private @Nullable TrustFolder folder;
    private @Nullable TrustSource source;
    private @Nullable VerifierName verifier;
    private @Nullable Scene scene;
    private int days = 23;
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanos = System::nanoTime;
    private Random random = new SecureRandom();
    private RefreshListener listener = new RefreshListener() {};
    private Duration every = Duration.ofHours(1);
    private Duration floor = Duration.ofSeconds(5);
    private Duration cap = Duration.ofMinutes(15);
    private @Nullable ScheduledExecutorService executor;

    private Builder() {}

    /** What is kept fresh, in memory alone. */
    public Builder trust(TrustStore trust) {
      this.store = trust;
      this.folder = null;
      return this;
    }

    /** What is kept fresh; what its disk did not take is tried again with each round. */
    public Builder trust(TrustFolder trust) {
      this.store = trust.store();
      this.folder = trust;
      return this;
    }

    /** Where it comes from. */
    public Builder source(TrustSource source) {
      this.source = source;
      return this;
    }

    /**
     * Tells the service which bundle this verifier holds, each time that it asks for the newest, so
     * that no new key signs before its verifiers have it. Without a name it is not counted.
     */
    public Builder verifier(VerifierName name) {
      this.verifier = name;
      return this;
    }

    /** Status lists of this scene alone, and its keys; without one all lists, and no keys. */
    public Builder scene(Scene scene) {
      this.scene = scene;
      return this;
    }

    /**
     * How many days of scene keys to hold, from today (UTC) on; the seven before, in which a PASS
     * may have begun, come along. 23 where not said.
     *
     * @param days to {@link #MOST_DAYS}; 0 where no keys are to be fetched
     */
    public Builder days(int days) {
      if (days < 0 || days > MOST_DAYS) {
        throw new IllegalArgumentException(days + " days of " + MOST_DAYS);
      }
      this.days = days;
      return this;
    }

    /** The system's clock where none is given. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** What spreads the attempts; nothing of it is secret. */
    public Builder random(Random random) {
      this.random = random;
      return this;
    }

    /** Who is told. */
    public Builder listener(RefreshListener listener) {
      this.listener = listener;
      return this;
    }

    /** The longest wait between two attempts where all is well, an hour where not said. */
    public Builder every(Duration time) {
      this.every = time;
      return this;
    }

    /**
     * The waits after a failure, 5 seconds and 15 minutes where not said.
     *
     * @param floor the shortest, a second at least
     * @param cap the longest, a day at most
     */
    public Builder backoff(Duration floor, Duration cap) {
      this.floor = floor;
      this.cap = cap;
      return this;
    }

    /** What it works in, one task at a time; a daemon thread of its own where none is given. */
    public Builder executor(ScheduledExecutorService executor) {
      this.executor = executor;
      return this;
    }

    /** The monotonic clock that the executor waits by. */
    Builder nanos(LongSupplier nanos) {
      this.nanos = nanos;
      return this;
    }

    /**
     * Builds one that has not begun.
     *
     * @throws NullPointerException naming what is missing, trust or source
     * @throws IllegalArgumentException for times that cannot be meant
     */
    public TrustRefresh build() {
      Intake intake = new Intake(Objects.requireNonNull(store, "trust"), folder);
      return new TrustRefresh(this, intake, Objects.requireNonNull(source, "source"));
    }
  }
}
