package dev.suishen.code.citizen;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A citizen identity number (GB 11643): region (6 digits), birth date (8), order (3) and the check
 * character of ISO 7064 MOD 11-2. Prints itself without its digits.
 */
public final class IdentityNumber {
  private static final int MODULUS = 11;
  private static final String CHECK_CHARACTERS = "0123456789X";

  private final String number;

  private IdentityNumber(String number) {
    this.number = number;
  }

  /** Empty unless it is 18 characters with a real birth date and the right check character. */
  public static Optional<IdentityNumber> parse(String text) {
    return text.matches("[1-9][0-9]{5}(18|19|20)[0-9]{9}[0-9X]")
            && checkCharacter(text) == text.charAt(17)
            && isDate(text.substring(6, 14))
        ? Optional.of(new IdentityNumber(text))
        : Optional.empty();
  }

  /** ISO 7064 MOD 11-2 over the first 17 digits. */
  private static char checkCharacter(String text) {
    int remainder = 0;
    for (int i = 0; i < 17; i++) {
      remainder = (remainder + text.charAt(i) - '0') * 2 % MODULUS;
    }
    return CHECK_CHARACTERS.charAt((12 - remainder) % MODULUS);
  }

  private static boolean isDate(String digits) {
    try {
      LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  public LocalDate birthDate() {
    return LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** The 18 characters, to be sealed. */
  String reveal() {
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityNumber that && number.equals(that.number);
  }

  @Override
  public int hashCode() {
    return number.hashCode();
  }

  @Override
  public String toString() {
    return "identity number";
  }
}
