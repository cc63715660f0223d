package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceCommandTest {
  private static final Vector GOOD = Vector.named("live-scene-2");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "null",
        "[]",
        "{",
        "{} {}",
        "{\"id\":null}",
        "{\"id\":null,\"roots\":null}",
        "{\"id\":null,\"roots\":{\"threshold\":1,\"keys\":[null]}}",
        "{\"id\":null,\"roots\":{\"threshold\":1,\"keys\":[\"zz\"]}}"
      })
  void a_line_that_is_no_case_says_so_and_the_next_is_answered(String line) throws IOException {
    List<String> answers =
        Run.with(line + "\n" + GOOD.line(), "conformance").out().lines().toList();

    assertEquals(
        "{\"id\":null,\"outcome\":\"setup-error\",\"reason\":\"CASE_MALFORMED\"}", answers.get(0));
    assertEquals(GOOD.expected(), Json.MAPPER.readTree(answers.get(1)));
    assertEquals(2, answers.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"now\":-1e300", "\"now\":9223372036854775807", "\"scene\":6", "\"scene\":-1"})
  void a_case_that_cannot_be_set_up_keeps_its_id(String member) throws IOException {
    ObjectNode given = GOOD.given().deepCopy();
    given.setAll((ObjectNode) Json.MAPPER.readTree("{" + member + "}"));

    assertEquals(
        "{\"id\":\"live-scene-2\",\"outcome\":\"setup-error\",\"reason\":\"CASE_MALFORMED\"}",
        Run.with(given.toString(), "conformance").out().strip());
  }

  @Test
  void a_policy_that_takes_no_kind_is_not_one_that_says_nothing_of_kinds() throws IOException {
    ObjectNode given = GOOD.given().deepCopy();
    given.putArray("kinds");
    String none = Run.with(given.toString(), "conformance").out();
    assertEquals("KIND_NOT_ALLOWED", Json.MAPPER.readTree(none).get("reason").asText());
    given.remove("kinds");
    String unsaid = Run.with(given.toString(), "conformance").out();
    assertEquals(GOOD.expected(), Json.MAPPER.readTree(unsaid));
  }

  @Test
  void a_line_longer_than_the_bound_is_cut_and_the_next_is_whole() throws IOException {
    BoundedLines lines =
        new BoundedLines(
            new ByteArrayInputStream("12345\n1234\n\n€".getBytes(StandardCharsets.UTF_8)), 4);

    assertEquals("1234", lines.next());
    assertEquals("1234", lines.next());
    assertEquals("", lines.next());
    assertEquals("€", lines.next());
    assertNull(lines.next());
  }

  @Test
  void a_deeply_nested_line_stops_nothing() throws IOException {
    String answers = Run.with("[".repeat(500_000) + "\n" + GOOD.line(), "conformance").out();

    assertEquals(GOOD.expected(), Json.MAPPER.readTree(answers.lines().toList().get(1)));
  }

  @Test
  void what_the_line_calls_seen_is_a_replay_and_another_line_knows_nothing_of_it()
      throws IOException {
    ObjectNode replayed = GOOD.given().deepCopy();
    replayed.putArray("seen").add(GOOD.text());

    List<String> answers =
        Run.with(replayed + "\n" + GOOD.line(), "conformance").out().lines().toList();

    assertEquals(
        "{\"id\":\"live-scene-2\",\"outcome\":\"rejected\",\"reason\":\"REPLAYED\"}",
        answers.get(0));
    assertEquals(GOOD.expected(), Json.MAPPER.readTree(answers.get(1)));
  }

  /** Whoever asks line by line must not wait for the end of the input. */
  @Test
  @Timeout(30)
  void each_line_is_answered_before_the_next_is_given() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedReader out = new PipedReader();
    try (PrintWriter asking =
            new PrintWriter(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
        BufferedReader answers = new BufferedReader(out)) {
      PrintWriter answering = new PrintWriter(new PipedWriter(out));
      Thread command =
          new Thread(
              () ->
                  SuishenVerify.commandLine(in, answering, answering, Clock.systemUTC())
                      .execute("conformance"));
      command.start();
      for (int i = 0; i < 2; i++) {
        asking.println(GOOD.line());
        assertEquals(GOOD.expected(), Json.MAPPER.readTree(answers.readLine()));
      }
      asking.close();
      command.join();
    }
  }
}
