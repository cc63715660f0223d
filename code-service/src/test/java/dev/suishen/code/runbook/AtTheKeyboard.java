package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.cli.desk.Terminal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who types what is asked for, and knows each passphrase by the root that it is of. */
final class AtTheKeyboard implements Terminal {
  private static final Pattern DIGEST =
      Pattern.compile("(?s).*Digest.*?([0-9a-f]{4}) ([0-9a-f]{4}) .*");
  private static final Pattern WORD = Pattern.compile(".* Type (\\S+) to go on: ");
  private static final Pattern ROOT =
      Pattern.compile("(?:New passphrase of root |Passphrase of .*/)(\\w+)(?:\\.pem)?: ");

  private final Supplier<String> screen;
  private String last = "";

  AtTheKeyboard(Supplier<String> screen) {
    this.screen = screen;
  }

  @Override
  public Optional<String> ask(String question) {
    Matcher word = WORD.matcher(question);
    if (word.matches()) {
      return Optional.of(word.group(1));
    }
    Matcher digest = DIGEST.matcher(screen.get());
    assertTrue(digest.matches(), question);
    return Optional.of(digest.group(1) + digest.group(2));
  }

  @Override
  public Optional<char[]> askSecretly(String question) {
    Matcher root = ROOT.matcher(question);
    if (root.matches()) {
      last = "what nobody knows but " + root.group(1);
    }
    return Optional.of(last.toCharArray());
  }
}
