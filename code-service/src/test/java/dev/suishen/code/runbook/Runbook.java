package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines of a page, in order, each under the step that it stands in. */
record Runbook(List<Line> lines) {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern STEP = Pattern.compile("(\\d+)\\. .*");
  private static final Pattern COMMAND = Pattern.compile(" {4,}suishen-keys (.*)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /**
   * @param page under docs
   * @param heading of the part that is followed; all of it where that is empty
   */
  static Runbook of(String page, String heading) throws IOException {
    String text = Files.readString(DOCS.resolve(page));
    assertTrue(text.contains(heading), page + " has no " + heading);
    List<Line> lines = new ArrayList<>();
    int step = 0;
    boolean otherwise = false;
    for (String line : text.substring(text.indexOf(heading)).lines().toList()) {
      Matcher begins = STEP.matcher(line);
      Matcher command = COMMAND.matcher(line);
      if (command.matches()) {
        lines.add(new Line(step, otherwise, words(command.group(1))));
      } else if (begins.matches()) {
        step = Integer.parseInt(begins.group(1));
        otherwise = false;
      } else if (!line.isBlank()) {
        otherwise = line.startsWith("   Where ");
      }
    }
    assertFalse(lines.isEmpty(), page + " shows no command");
    return new Runbook(List.copyOf(lines));
  }

  static Runbook of(String page) throws IOException {
    return of("runbooks/" + page, "");
  }

  List<Line> steps(int first, int last) {
    List<Line> found =
        lines.stream().filter(line -> line.step >= first && line.step <= last).toList();
    assertFalse(found.isEmpty(), "steps " + first + " to " + last + " have no command");
    return found;
  }

  /** The file of a ceremony, as its page shows it. */
  static String ceremonyFile() throws IOException {
    String text = Files.readString(DOCS.resolve("key-ceremony.md"));
    Matcher block = Pattern.compile("(?s)```yaml\\n(.*?)```").matcher(text);
    assertTrue(block.find(), "the page shows no file");
    return block.group(1);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  /**
   * A command line.
   *
   * @param step 0 outside of a list
   * @param otherwise whether it is for who cannot do it as the line before says
   */
  record Line(int step, boolean otherwise, List<String> words) {}
}
