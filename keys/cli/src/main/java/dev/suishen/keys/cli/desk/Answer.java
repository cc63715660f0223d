package dev.suishen.keys.cli.desk;

import dev.suishen.keys.json.StrictJson;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command answers: for people, or with --json one JSON value for programs. */
public final class Answer {
  @Option(names = "--json", description = "Answer with one JSON value; the rest is on stderr.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final Desk desk;

  public Answer(Desk desk) {
    this.desk = desk;
  }

  /**
   * The answer itself, once a command.
   *
   * @param form record that is written as JSON
   */
  public void give(Object form, Page page) {
    if (json) {
      out().println(StrictJson.write(form));
    } else {
      print(page, out());
    }
    out().flush();
  }

  /** What a person should read before they are asked, or beside the answer. */
  public void tell(Page page) {
    PrintWriter where = json ? spec.commandLine().getErr() : out();
    print(page, where);
    where.flush();
  }

  private void print(Page page, PrintWriter where) {
    page.lines(desk.columns()).forEach(where::println);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
