package dev.suishen.verifier.refresh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.refresh.TrustState.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In real threads and real time. */
class NeverWaitsTest {
  private Gate gate;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void many_threads_verify_while_a_source_hangs() throws Exception {
    gate.builder().build().once();
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    gate.source.beforeEach(
        () -> {
          hanging.countDown();
          await(released);
        });
    TrustRefresh refresh = inThreads().build();
    ExecutorService gates = Executors.newFixedThreadPool(8);
    try (refresh) {
      refresh.start();
      assertTrue(hanging.await(30, SECONDS));
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String text = gate.city.live().text();
        answers.add(gates.submit(() -> gate.scan(text)));
      }
      for (Future<String> answer : answers) {
        assertEquals("accepted", answer.get(30, SECONDS));
      }
      assertEquals(Readiness.READY, refresh.state().readiness());
      assertEquals(1, released.getCount()); // it hung all the while
    } finally {
      released.countDown();
      gates.shutdownNow();
    }
  }

  /** A device that answers slowly is verified against one moment's trust, whatever comes in. */
  @Test
  void many_threads_verify_while_bundles_lists_and_keys_come_in() throws Exception {
    TrustRefresh refresh = gate.builder().build();
    refresh.once();
    ExecutorService gates = Executors.newFixedThreadPool(4);
    AtomicInteger rounds = new AtomicInteger();
    try {
      List<Callable<String>> scans = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String text = gate.city.live().text();
        scans.add(() -> gate.scan(text));
      }
      Thread refreshing =
          new Thread(
              () -> {
                for (int i = 0; i < 10; i++) {
                  gate.city.publishBundle();
                  gate.city.revoke(gate.city.holder());
                  rounds.addAndGet(refresh.once().isReady() ? 1 : 0);
                }
              });
      refreshing.start();
      do {
        for (Future<String> answer : gates.invokeAll(scans)) {
          assertEquals("accepted", answer.get());
        }
      } while (refreshing.isAlive());
      assertEquals(10, rounds.get());
      assertEquals(11, gate.store.bundle().orElseThrow().serial());
    } finally {
      gates.shutdownNow();
    }
  }

  @Test
  void two_rounds_never_overlap_whoever_asks() throws Exception {
    ScheduledExecutorService given = Executors.newScheduledThreadPool(4);
    try (TrustRefresh refresh = inThreads().executor(given).build()) {
      refresh.start();
      List<Thread> asking = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        asking.add(new Thread(refresh::once));
        asking.add(new Thread(refresh::refreshNow));
      }
      asking.forEach(Thread::start);
      for (Thread thread : asking) {
        thread.join(30_000);
        assertFalse(thread.isAlive());
      }
      assertTrue(gate.source.asked().size() >= 4 * 3);
      soon(() -> refresh.state().isReady());
      assertFalse(given.isShutdown());
    } finally {
      given.shutdownNow();
    }
    assertEquals(1, gate.source.mostAtOnce());
  }

  @Test
  void it_has_a_daemon_thread_of_its_own_and_close_ends_it_though_a_socket_hangs()
      throws Exception {
    try (RawServer silent = RawServer.silent()) {
      Duration patience = Duration.ofMinutes(10);
      TrustSource source =
          TrustSource.http(
              silent.address(), null, new PlatformTransport(patience, patience, patience));
      CompletableFuture<Thread> worker = new CompletableFuture<>();
      Meddler meddler =
          new Meddler(source).beforeEach(() -> worker.complete(Thread.currentThread()));
      TrustRefresh refresh = inThreads().source(meddler).build();
      refresh.start();
      soon(() -> !silent.requests().isEmpty());
      Thread thread = worker.get(30, SECONDS);
      assertEquals("suishen-refresh", thread.getName());
      assertTrue(thread.isDaemon());
      refresh.close();
      assertTrue(silent.leftAlone().await(30, SECONDS));
      thread.join(30_000);
      assertFalse(thread.isAlive());
      assertEquals(Readiness.EMPTY, refresh.state().readiness());
    }
  }

  @Test
  void a_listener_may_close_it() throws Exception {
    CompletableFuture<TrustRefresh> refresh = new CompletableFuture<>();
    CountDownLatch closed = new CountDownLatch(1);
    RefreshListener closing =
        new RefreshListener() {
          @Override
          public void ready(TrustState state) {
            refresh.join().close();
            closed.countDown();
          }
        };
    refresh.complete(inThreads().listener(closing).build());
    refresh.join().start();
    assertTrue(closed.await(30, SECONDS));
    assertTrue(gate.store.bundle().isPresent());
  }

  /** As {@link Gate#builder}, with a thread and the time that a process has. */
  private TrustRefresh.Builder inThreads() {
    return TrustRefresh.builder()
        .trust(gate.store)
        .source(gate.source)
        .scene(Scene.TRANSIT)
        .clock(gate.clock);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until it is so, for a generous while. */
  static void soon(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 3000 && !so.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertTrue(so.getAsBoolean());
  }
}
