package dev.suishen.code.adoption;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier says that it holds.
 *
 * @param operator account
 * @param verifier 32 hexadecimal digits
 * @param serial of a bundle, at most 2<sup>53</sup>−1; 0 where it holds none
 */
record HoldingReport(String operator, String verifier, long serial, Instant at) {
  private static final Pattern VERIFIER = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{0,15}");
  private static final long HIGHEST = (1L << 53) - 1;

  /**
   * Reads the two headers of docs/http-api.md; empty where they are not of their form.
   *
   * @param serial null where none is held
   */
  static Optional<HoldingReport> read(
      String operator, @Nullable String verifier, @Nullable String serial, Instant at) {
    if (verifier == null
        || !VERIFIER.matcher(verifier).matches()
        || serial != null && !isSerial(serial)) {
      return Optional.empty();
    }
    long held = serial == null ? 0 : Long.parseLong(serial);
    return Optional.of(new HoldingReport(operator, verifier, held, at));
  }

  private static boolean isSerial(String serial) {
    return SERIAL.matcher(serial).matches() && Long.parseLong(serial) <= HIGHEST;
  }
}
