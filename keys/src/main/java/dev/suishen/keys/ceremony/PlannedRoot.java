package dev.suishen.keys.ceremony;

import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.verifier.Algorithm;
import java.util.regex.Pattern;

/**
 * One root that a ceremony is to make.
 *
 * @param name lower-case letters, digits and hyphens; a key file is called by it
 * @param holder the person or office that will keep it
 */
public record PlannedRoot(String name, String holder, Algorithm algorithm, Keeping keeping) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

  /**
   * @throws IllegalArgumentException for a name or holder that is none, or a token that is to make
   *     anything but ES256
   */
  public PlannedRoot {
    if (!NAME.matcher(name).matches() || name.equals("record") || name.equals("roots")) {
      throw new IllegalArgumentException("'" + name + "' is no name of a root");
    }
    CeremonyPlan.requireWords(holder, "holder");
    if (keeping instanceof InToken && algorithm != Algorithm.ES256) {
      throw new IllegalArgumentException("a token makes ES256 alone, not " + algorithm);
    }
  }

  /** Where its private half is made and kept. */
  public sealed interface Keeping {}

  /** A file of its own, {@code <name>.pem}, under a passphrase of its own. */
  public record InFile(SecretSource passphrase) implements Keeping {}

  /** A PKCS#11 token, which never gives it out. */
  public record InToken(Pkcs11Token token, SecretSource pin) implements Keeping {}

  /** Where it is kept, for people. */
  String kept() {
    if (keeping instanceof InToken inToken) {
      return "token in " + inToken.token();
    }
    return fileName() + ", under a passphrase";
  }

  String fileName() {
    return name + ".pem";
  }
}
