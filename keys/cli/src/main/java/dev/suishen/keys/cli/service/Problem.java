package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Shown;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Problem details (RFC 9457) of the service, in words. */
final class Problem {
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  private Problem() {}

  /**
   * @param asked method and path
   */
  static CommandEndedException of(String asked, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    try {
      Told told = Told.of(answer.body());
      boolean no = status >= CLIENT_ERRORS && status < SERVER_ERRORS;
      return new CommandEndedException(no ? Exit.REFUSED : Exit.SERVICE, words(told));
    } catch (CommandEndedException noProblem) {
      return new CommandEndedException(Exit.SERVICE, asked + ": HTTP " + status);
    }
  }

  private static String words(Told problem) throws CommandEndedException {
    List<String> lines = new ArrayList<>();
    lines.add(problem.text("code") + ": " + problem.maybe("detail"));
    add("Rule: ", problem.maybe("rule"), lines);
    add("Reason: ", problem.maybe("reason"), lines);
    add("Allowed from: ", problem.maybe("allowedFrom"), lines);
    if (problem.has("findings")) {
      for (Told finding : problem.list("findings")) {
        lines.add(
            finding.text("severity") + " " + finding.text("check") + ": " + finding.text("words"));
      }
    }
    return String.join("\n", lines.stream().map(Shown::plain).toList());
  }

  /** Unless the detail has said it. */
  private static void add(String label, String value, List<String> lines) {
    if (!value.isEmpty() && !lines.get(0).contains(value)) {
      lines.add(label + value);
    }
  }
}
