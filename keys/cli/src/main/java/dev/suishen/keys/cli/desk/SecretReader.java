package dev.suishen.keys.cli.desk;

import dev.suishen.keys.ceremony.SecretSource;
import dev.suishen.keys.ceremony.SecretSource.OfFile;
import dev.suishen.keys.ceremony.SecretSource.OfVariable;
import dev.suishen.keys.ceremony.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Secrets from files, variables and the keyboard of a desk. */
public final class SecretReader implements Secrets {
  private static final int MOST_BYTES = 1024;

  private final Desk desk;

  public SecretReader(Desk desk) {
    this.desk = desk;
  }

  @Override
  public char[] read(SecretSource source, String purpose) throws SecretMissingException {
    if (source instanceof OfFile ofFile) {
      return present(firstLine(ofFile), source);
    }
    if (source instanceof OfVariable variable) {
      return present(desk.variables().getOrDefault(variable.name(), ""), source);
    }
    return typed(source, purpose + ": ");
  }

  @Override
  public char[] choose(SecretSource source, String purpose) throws SecretMissingException {
    char[] first = read(source, "New " + purpose);
    if (source instanceof SecretSource.Asked) {
      char[] again = typed(source, "Once more: ");
      boolean same = Arrays.equals(first, again);
      Arrays.fill(again, '\0');
      if (!same) {
        Arrays.fill(first, '\0');
        throw new SecretMissingException(source, "the two differ");
      }
    }
    return first;
  }

  private char[] typed(SecretSource source, String question) throws SecretMissingException {
    return desk.terminal()
        .askSecretly(question)
        .filter(secret -> secret.length > 0)
        .orElseThrow(() -> new SecretMissingException(source, "nothing was typed"));
  }

  private static String firstLine(OfFile source) throws SecretMissingException {
    Path file = source.file();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new SecretMissingException(source, "is over " + MOST_BYTES + " bytes");
      }
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (SecretMissingException e) {
      throw e;
    } catch (IOException e) {
      throw new SecretMissingException(source, "cannot be read");
    }
  }

  private static char[] present(String secret, SecretSource source) throws SecretMissingException {
    if (secret.isEmpty()) {
      throw new SecretMissingException(source, "is empty, or not there");
    }
    return secret.toCharArray();
  }
}
