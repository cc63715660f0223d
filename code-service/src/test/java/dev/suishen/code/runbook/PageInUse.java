package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.runbook.Runbook.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page that people follow in a folder of their own, step by step and line by line. What the page
 * gives as an example is as it is in this city: service, kids, numbers of bundles and approvals.
 */
final class PageInUse {
  /** The pages' newest bundle. */
  private static final int NEWEST = 6;

  private static final Pattern NUMBERED =
      Pattern.compile("(draft|bundle|roots)-(\\d)(\\.json|\\.cbor)");

  private final Runbook page;
  private final KeysDesk desk;
  private final long newest;
  private final LedCity city;
  private final List<Line> left;
  private final Map<String, String> examples = new HashMap<>();

  /**
   * @param newest serial of the city's newest bundle
   */
  PageInUse(Runbook page, KeysDesk desk, long newest, LedCity city) {
    this.page = page;
    this.desk = desk;
    this.newest = newest;
    this.city = city;
    this.left = new ArrayList<>(page.lines());
  }

  /** A file by the name that it has on the page. */
  Path file(String name) {
    return desk.folder().resolve(NUMBERED.matcher(name).replaceAll(this::numbered));
  }

  /**
   * Follows the page from one step to another; there may be some without a command between.
   *
   * @return all that is said
   */
  String steps(int first, int last) throws IOException {
    List<Line> lines = page.steps(first, last);
    assertEquals(lines, left.subList(0, lines.size()), "no line before them is left out");
    left.subList(0, lines.size()).clear();
    return follow(lines);
  }

  /** A step of another page that this one sends to. */
  String asIn(Runbook other, int step) throws IOException {
    return follow(other.steps(step, step));
  }

  private String follow(List<Line> lines) throws IOException {
    StringBuilder said = new StringBuilder();
    for (Line line : lines) {
      List<String> words = new ArrayList<>();
      for (String word : line.words()) {
        words.add(here(word));
      }
      said.append(line.otherwise() ? otherwise(words) : done(words));
    }
    return said.toString();
  }

  void end() {
    assertEquals(List.of(), left, "no line is left out");
  }

  private String done(List<String> words) throws IOException {
    if (words.get(1).equals("approve")) {
      words.set(2, city.pendingApproval());
      String alone = desk.refused(words.stream().map(PageInUse::byTheFirst).toList());
      assertTrue(alone.contains("FOUR_EYES"), alone);
    }
    return desk.done(words);
  }

  private static String byTheFirst(String word) {
    return word.equals("admin-2.token") ? "admin.token" : word;
  }

  /** The first way is the one that is gone on; this one is tried beside it. */
  private String otherwise(List<String> words) throws IOException {
    Path beside = Files.createTempDirectory(desk.folder(), "beside");
    List<String> absolute = words.stream().map(this::absolute).toList();
    return new KeysDesk(beside, desk.clock()).done(absolute);
  }

  private String absolute(String word) {
    Path file = desk.folder().resolve(word);
    return Files.exists(file) ? file.toString() : word;
  }

  private String here(String word) throws IOException {
    String known = examples.get(word);
    if (known == null) {
      known = city.here(word);
      examples.put(word, known);
    }
    return NUMBERED.matcher(known).replaceAll(this::numbered);
  }

  private String numbered(MatchResult name) {
    long number = Long.parseLong(name.group(2));
    long counted = number < NEWEST ? number : number - NEWEST + newest;
    return name.group(1) + "-" + counted + name.group(3);
  }
}
