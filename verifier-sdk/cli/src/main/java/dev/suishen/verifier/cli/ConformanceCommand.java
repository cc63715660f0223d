package dev.suishen.verifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.suishen.verifier.BundleRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Answers each line on its own; a line that is no case answers so and stops nothing. */
@Command(
    name = "conformance",
    description =
        "Answers one JSON case a line, standard input to standard output (docs/wire-format.md, §8).")
final class ConformanceCommand implements Callable<Integer> {
  /** Room for sixteen status lists of the largest size, in hex. */
  static final int MAX_LINE_BYTES = 16 << 20;

  private static final String MALFORMED = "CASE_MALFORMED";

  private final InputStream in;
  @Spec private CommandSpec spec;

  ConformanceCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    BoundedLines lines = new BoundedLines(in, MAX_LINE_BYTES);
    for (String line = lines.next(); line != null; line = lines.next()) {
      out.println(answer(line));
      out.flush();
    }
    return 0;
  }

  private static ObjectNode answer(String line) {
    ObjectNode answer = Json.MAPPER.createObjectNode().putNull("id");
    try {
      JsonNode given = Json.MAPPER.readTree(line);
      if (!given.isObject()) {
        return setUpError(answer, MALFORMED);
      }
      answer.set("id", given.get("id"));
      return Answer.write(Json.MAPPER.treeToValue(given, ConformanceCase.class).verify(), answer);
    } catch (BundleRefusedException refused) {
      return setUpError(answer, refused.reason().name());
    } catch (JsonProcessingException | RuntimeException noCase) {
      // Whatever a line brings about, the lines after it are answered.
      return setUpError(answer, MALFORMED);
    }
  }

  private static ObjectNode setUpError(ObjectNode answer, String reason) {
    return answer.put("outcome", "setup-error").put("reason", reason);
  }
}
