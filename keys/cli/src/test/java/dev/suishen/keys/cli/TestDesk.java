package dev.suishen.keys.cli;

import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A desk whose folder, variables, keyboard and clock are the test's. Every run is searched for
 * every secret that lies on it.
 */
public final class TestDesk {
  public static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
  public static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private final Secrecy secrecy;
  private Instant now = NOW;
  private Terminal terminal = new Typist();
  private StringWriter out = new StringWriter();

  public TestDesk(Path folder) {
    this.folder = folder;
    this.secrecy = new Secrecy(folder);
  }

  /** A variable that holds a secret. */
  public TestDesk secret(String name, String value) {
    secrecy.guard(value);
    variables.put(name, value);
    return this;
  }

  public TestDesk variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** What will be typed, line by line. */
  public TestDesk typing(String... lines) {
    typed.addAll(List.of(lines));
    return this;
  }

  /** Somebody who looks at what is asked. */
  public TestDesk sitting(Terminal somebody) {
    terminal = somebody;
    return this;
  }

  /** A secret that somebody will type. */
  public TestDesk guard(String secret) {
    secrecy.guard(secret);
    return this;
  }

  /** What the command has said so far. */
  public String said() {
    return out.toString();
  }

  public TestDesk at(Instant instant) {
    now = instant;
    return this;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public String read(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** Names of what lies in the folder. */
  public Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /**
   * @param line arguments between single spaces
   */
  public Run run(String line) {
    return run(line.split(" "));
  }

  public Run run(String... args) {
    out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = commandLine(out, err).execute(args);
    Run run = new Run(exitCode, out.toString(), err.toString());
    secrecy.requireKept(run.out() + run.err());
    return run;
  }

  /** The command as it sits at this desk. */
  public CommandLine commandLine(StringWriter out, StringWriter err) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Desk desk = new Desk(folder, variables, terminal, clock, RANDOM, "suishen-keys test");
    return SuishenKeys.commandLine(desk, new PrintWriter(out), new PrintWriter(err));
  }

  /** Types what was laid ready, line by line, whatever is asked. */
  private final class Typist implements Terminal {
    @Override
    public Optional<String> ask(String question) {
      return Optional.ofNullable(typed.poll());
    }

    @Override
    public Optional<char[]> askSecretly(String question) {
      return ask(question).map(String::toCharArray);
    }
  }
}
