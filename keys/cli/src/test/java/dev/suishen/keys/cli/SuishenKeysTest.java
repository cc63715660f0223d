package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.cli.desk.Exit;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SuishenKeysTest {
  @TempDir private Path folder;

  @Test
  void each_exit_code_has_one_meaning_and_help_and_readme_tell_it() throws Exception {
    String help = new TestDesk(folder).run("--help").ended(Exit.DONE).out();
    String readme = Files.readString(Path.of("README.md"));
    Set<Integer> codes = new HashSet<>();
    for (Exit exit : Exit.values()) {
      assertTrue(codes.add(exit.code()), exit.name());
      assertTrue(readme.contains("| " + exit.code() + " | " + exit.words() + " |"), exit.name());
      Pattern told = Pattern.compile("(?m)^ +" + exit.code() + " +" + exit.words().substring(0, 4));
      assertTrue(told.matcher(help).find(), help);
    }
  }

  @Test
  void every_command_has_help_and_says_wrong_use() {
    TestDesk desk = new TestDesk(folder);
    for (String command : commands()) {
      desk.run((command + " --help").strip().split(" ")).ended(Exit.DONE);
      Run wrong = desk.run((command + " --no-such-option").strip().split(" "));
      wrong.ended(Exit.WRONG_USE);
      assertTrue(wrong.err().contains("--help"), wrong.err());
    }
  }

  @Test
  void every_command_that_does_something_answers_programs_too() {
    leaves()
        .forEach(
            leaf ->
                assertTrue(
                    leaf.getCommandSpec().findOption("--json") != null,
                    leaf.getCommandSpec().qualifiedName()));
  }

  @Test
  void every_command_that_changes_something_can_be_tried_dry() {
    Set<String> reading =
        Set.of(
            "bundle verify",
            "bundle show",
            "bundle lint",
            "bundle list",
            "keys list",
            "approvals list",
            "adoption",
            "audit verify");
    for (CommandLine leaf : leaves()) {
      String name = leaf.getCommandSpec().qualifiedName().replaceFirst("^suishen-keys ", "");
      boolean dry = leaf.getCommandSpec().findOption("--dry-run") != null;
      assertEquals(!reading.contains(name), dry, name);
    }
  }

  /** A secret on the command line is in the shell's history and in the list of processes. */
  @Test
  void no_option_takes_a_secret_itself() {
    for (CommandLine leaf : leaves()) {
      for (String option : List.of("--passphrase", "--pin")) {
        var spec = leaf.getCommandSpec().findOption(option);
        assertTrue(spec == null || spec.type().getSimpleName().equals("SecretSource"));
      }
    }
  }

  /** A test that looks for secrets and finds none must be able to find one. */
  @Test
  void secrets_that_are_said_would_be_found() throws Exception {
    CityFiles.in(folder);
    Secrecy secrecy = new Secrecy(folder);
    secrecy.guard(CityFiles.PASSPHRASE);
    assertEquals(3 * 4, secrecy.spellings().size());
    secrecy.requireKept("nothing");
    for (String spelling : secrecy.spellings()) {
      assertThrows(AssertionError.class, () -> secrecy.requireKept("x" + spelling + "x"));
    }
    assertThrows(AssertionError.class, () -> secrecy.requireKept("x" + CityFiles.PASSPHRASE + "x"));
  }

  private List<String> commands() {
    List<String> names = new ArrayList<>(List.of(""));
    collect(root(), "", names);
    return names;
  }

  private static void collect(CommandLine command, String prefix, List<String> names) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              names.add((prefix + " " + name).strip());
              collect(sub, prefix + " " + name, names);
            });
  }

  private List<CommandLine> leaves() {
    List<CommandLine> leaves = new ArrayList<>();
    addLeaves(root(), leaves);
    assertFalse(leaves.isEmpty());
    return leaves;
  }

  private static void addLeaves(CommandLine command, List<CommandLine> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.add(command);
    }
    command.getSubcommands().values().forEach(sub -> addLeaves(sub, leaves));
  }

  private CommandLine root() {
    return new TestDesk(folder).commandLine(new StringWriter(), new StringWriter());
  }
}
