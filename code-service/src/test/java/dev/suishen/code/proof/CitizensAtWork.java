package dev.suishen.code.proof;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.code.fixture.Caller;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Citizens who ask for codes without pause and show each at once to a verifier. With each code they
 * ask for bundle and status list as well, as gates do.
 */
final class CitizensAtWork implements AutoCloseable {
  private static final int MOST_CODES = 100_000;

  private final FollowingVerifier verifier;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> acceptedByKid = new ConcurrentHashMap<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> work;
  private volatile boolean over;

  private CitizensAtWork(FollowingVerifier verifier, List<List<Caller>> citizens) {
    this.verifier = verifier;
    this.work = citizens.stream().<Future<?>>map(each -> threads.submit(() -> ask(each))).toList();
  }

  /**
   * @param citizens a thread for each of them, who asks every instance in turn
   */
  static CitizensAtWork start(FollowingVerifier verifier, List<List<Caller>> citizens) {
    return new CitizensAtWork(verifier, citizens);
  }

  private void ask(List<Caller> instances) {
    for (int i = 0; i < MOST_CODES && !over; i++) {
      ask(instances.get(i % instances.size()));
    }
  }

  private void ask(Caller service) {
    HttpResponse<byte[]> code = service.post("/api/v1/codes", "{}");
    count("POST codes", code);
    if (code.statusCode() == 201) {
      show(json(code).at("/codes/0/text").asText());
    }
    count("GET bundle", service.get("/trust/bundle"));
    count("GET status list", service.get("/status/2/0"));
  }

  private void count(String call, HttpResponse<byte[]> answer) {
    answers.merge(call + " " + answer.statusCode(), 1, Integer::sum);
  }

  private void show(String text) {
    Verification verdict = verifier.verify(text);
    String kid = SignedBy.kid(text);
    if (verdict instanceof Accepted) {
      acceptedByKid.merge(kid, 1, Integer::sum);
    } else {
      refused.add(kid + " " + verdict);
    }
  }

  int accepted(String kid) {
    return acceptedByKid.getOrDefault(kid, 0);
  }

  /** How many answers of each call had which status. */
  Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  /** Every code that was refused: its key, and the verdict. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  void requireThatNoneFailed() {
    assertEquals(
        Set.of("POST codes 201", "GET bundle 200", "GET status list 200"),
        answers.keySet(),
        answers::toString);
  }

  /** Ends their work; fails where one of them got no answer at all. */
  @Override
  public void close() throws Exception {
    over = true;
    for (Future<?> each : work) {
      each.get();
    }
    threads.shutdown();
  }
}
