package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.cli.desk.Terminal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who reads the digest on the screen, and knows each passphrase by the root it is of. */
final class Attentive implements Terminal {
  private static final Pattern DIGEST =
      Pattern.compile("(?s).*Digest.*?([0-9a-f]{4}) ([0-9a-f]{4}) .*");
  private static final Pattern ROOT = Pattern.compile("New passphrase of root (\\S+): ");
  private static final Pattern FILE = Pattern.compile("Passphrase of .*/roots-2026/(\\w+)\\.pem: ");

  private final Supplier<String> screen;
  private String last = "";

  Attentive(Supplier<String> screen) {
    this.screen = screen;
  }

  static String passphrase(String root) {
    return "what nobody knows but " + root;
  }

  @Override
  public Optional<String> ask(String question) {
    Matcher digest = DIGEST.matcher(screen.get());
    assertTrue(digest.matches(), question);
    return Optional.of(digest.group(1) + digest.group(2));
  }

  @Override
  public Optional<char[]> askSecretly(String question) {
    Matcher fresh = ROOT.matcher(question);
    Matcher held = FILE.matcher(question);
    if (fresh.matches()) {
      last = passphrase(fresh.group(1));
    } else if (held.matches()) {
      last = passphrase(held.group(1));
    } else if (!question.equals("Once more: ")) {
      last = CityFiles.PASSPHRASE;
    }
    return Optional.of(last.toCharArray());
  }
}
