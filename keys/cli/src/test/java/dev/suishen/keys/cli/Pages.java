package dev.suishen.keys.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command lines that the documentation shows. */
final class Pages {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4,}suishen-keys (.*)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

  private Pages() {}

  /** All of them, this command's README among them. */
  static List<Path> all() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), Path.of("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  static Path docs(String name) {
    return ROOT.resolve("docs").resolve(name);
  }

  /** The arguments of each, in order. */
  static List<List<String>> commands(Path page) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    Matcher lines = COMMAND.matcher(Files.readString(page));
    while (lines.find()) {
      commands.add(words(lines.group(1)));
    }
    return commands;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  static List<String> yaml(Path page) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = YAML.matcher(Files.readString(page));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }
}
