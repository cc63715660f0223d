package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/wire-format.md, §8: every line of the vectors, the whole answer. */
class ConformanceVectorsTest {

  @Test
  void there_are_179_cases() {
    assertEquals(179, Vector.all().size());
  }

  @TestFactory
  Stream<DynamicTest> answers_as_expected() {
    String cases = Vector.all().stream().map(Vector::line).collect(Collectors.joining("\n"));
    List<String> answers = Run.with(cases, "conformance").out().lines().toList();
    return IntStream.range(0, Vector.all().size())
        .mapToObj(
            i -> {
              Vector vector = Vector.all().get(i);
              return dynamicTest(
                  vector.id(),
                  () -> assertEquals(vector.expected(), Json.MAPPER.readTree(answers.get(i))));
            });
  }
}
