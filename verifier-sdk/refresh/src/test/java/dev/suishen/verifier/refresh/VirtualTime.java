package dev.suishen.verifier.refresh;

import dev.suishen.verifier.testkit.SettableClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * An executor that works in the test's thread, and whose time passes when the test says so. The
 * wall clock goes along, and can be set apart.
 */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {
  private final SettableClock wall;
  private final PriorityQueue<Task<?>> waiting =
      new PriorityQueue<>(Comparator.comparingLong((Task<?> task) -> task.at - nanos()));

  /** As the JVM's may be: it overflows within the first minute. */
  private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

  private int tasksRun;
  private boolean shutDown;

  VirtualTime(SettableClock wall) {
    this.wall = wall;
  }

  long nanos() {
    return nanos;
  }

  int tasksRun() {
    return tasksRun;
  }

  /** Runs all that falls due. */
  void pass(Duration time) {
    long end = nanos + time.toNanos();
    while (!waiting.isEmpty() && waiting.element().at - end <= 0) {
      Task<?> task = waiting.remove();
      moveTo(task.at);
      task.run();
      tasksRun++;
    }
    moveTo(end);
  }

  private void moveTo(long moment) {
    wall.advance(Duration.ofNanos(Math.max(0, moment - nanos)));
    nanos = Math.max(0, moment - nanos) + nanos;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    Task<V> task = new Task<>(callable, nanos + unit.toNanos(delay));
    waiting.add(task);
    return task;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void execute(Runnable command) {
    waiting.add(new Task<>(Executors.callable(command), nanos));
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return shutDown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutDown;
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long at;

    Task(Callable<V> callable, long at) {
      super(callable);
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
