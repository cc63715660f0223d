package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.Verification;
import dev.suishen.verifier.testkit.PretendCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  private static final String HERE = "/java/dev/suishen/verifier/redis/";

  private final PretendCity city = PretendCity.at(Clock.systemUTC());

  @Test
  void two_gates_answer() {
    try (RedisProcess redis = RedisProcess.started()) {
      Station.await(() -> scanAtTwoGates(redis));
    }
  }

  /** Returns whether no answer was given alone, for this machine may be slower than a gate. */
  private boolean scanAtTwoGates(RedisProcess redis) {
    List<String> answers = new ArrayList<>();
    String code = city.live().text();
    boolean shared = scan(redis, code, answers);
    shared &= scan(redis, code, answers);
    if (shared) {
      assertEquals(List.of("accepted", "REPLAYED"), answers);
    }
    return shared;
  }

  private boolean scan(RedisProcess redis, String code, List<String> answers) {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    AtomicLong alone = new AtomicLong();
    QuickStart.run(
        redis.uri(),
        Station.SECRET,
        city.trust(),
        log,
        (gate, guard) -> {
          Station.awaitShared(guard);
          Station.await(() -> log.contains("shared"));
          answers.add(words(gate.verify(code)));
          alone.set(guard.sharing().alone());
        });
    return alone.get() == 0;
  }

  private static String words(Verification answer) {
    return answer.fold(
        accepted -> "accepted",
        rejected -> rejected.reason().name(),
        undetermined -> undetermined.reason().name());
  }

  @Test
  void the_readme_shows_the_code_that_runs() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertEquals(codeThatRuns(), tokens(between(readme, "```java\n", "```")));
  }

  @Test
  void the_package_tour_shows_the_code_that_runs() throws IOException {
    String tour = Files.readString(Path.of("src/main" + HERE + "package-info.java"));
    String shown = between(tour, "<pre>{@code\n", "}</pre>").replaceAll("(?m)^ \\*", "");
    assertEquals(codeThatRuns(), tokens(shown));
  }

  private static String codeThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test" + HERE + "QuickStart.java"));
    return tokens(between(source, "// begin\n", "// end\n"));
  }

  /** Line breaks and indents are each place's own. */
  private static String tokens(String code) {
    return code.replaceAll("\\s+", " ").replaceAll("\\s*\\.(?=\\w+\\()", ".").strip();
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
