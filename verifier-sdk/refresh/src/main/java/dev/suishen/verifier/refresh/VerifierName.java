package dev.suishen.verifier.refresh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a service tells an operator's verifiers from each other: 16 random bytes, which say
 * nothing of the place or the device.
 */
public final class VerifierName {
  private static final String FILE = "/verifier";
  private static final int DIGITS = 32;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  private final String hex;

  private VerifierName(String hex) {
    this.hex = hex;
  }

  /**
   * The name in the file {@code verifier} of a folder. Where there is none, or no whole one,
   * another is made and written; where the disk does not take it, it lasts as long as this object.
   *
   * @param folder that of the trust, once it was opened: a name goes with what is held
   */
  public static VerifierName keptIn(Path folder, SecureRandom random) {
    Stick disk = Stick.ofItsOwner(folder);
    return read(disk).orElseGet(() -> make(disk, random));
  }

  private static Optional<VerifierName> read(Stick disk) {
    try {
      String kept = new String(disk.read(FILE, DIGITS), StandardCharsets.US_ASCII);
      return NAME.matcher(kept).matches() ? Optional.of(new VerifierName(kept)) : Optional.empty();
    } catch (FetchFailedException noneThere) {
      return Optional.empty();
    }
  }

  private static VerifierName make(Stick disk, SecureRandom random) {
    StringBuilder hex = new StringBuilder(DIGITS);
    while (hex.length() < DIGITS) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    try {
      disk.write(FILE, hex.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (FetchFailedException notKept) {
      // Its trust goes on, and it has another name after the next start.
    }
    return new VerifierName(hex.toString());
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return hex;
  }
}
