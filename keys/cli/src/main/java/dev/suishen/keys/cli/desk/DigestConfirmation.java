package dev.suishen.keys.cli.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for the digest of what was agreed, so that nobody confirms another thing than they read. */
public final class DigestConfirmation {
  private static final int TYPED = 8;

  @Option(
      names = "--digest",
      paramLabel = "HEX",
      description = "The whole digest that was agreed; then nobody is asked.")
  private @Nullable String agreed;

  @Mixin private Confirmation confirmation;

  public DigestConfirmation(Desk desk) {
    this.confirmation = new Confirmation(desk);
  }

  /**
   * @param what would happen, a sentence
   * @param digest in hex
   * @throws CommandEndedException where another one was agreed or typed, or nobody can be asked
   */
  public void require(String what, String digest) throws CommandEndedException {
    if (agreed == null) {
      confirmation.require(
          what, "the first " + TYPED + " digits of the digest", digest.substring(0, TYPED));
    } else if (!agreed.replace(" ", "").toLowerCase(Locale.ROOT).equals(digest)) {
      throw new CommandEndedException(
          Exit.REFUSED, "The digest is " + digest + ", not the one agreed: nothing was done.");
    }
  }
}
