package dev.suishen.code.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingReportTest {
  private static final Instant AT = Instant.parse("2026-11-27T09:00:00Z");
  private static final String VERIFIER = "0123456789abcdef".repeat(2);
  private static final long HIGHEST = 9_007_199_254_740_991L;

  @Test
  void it_is_read_as_it_was_sent() {
    assertEquals(report(7), read(VERIFIER, "7"));
    assertEquals(report(1), read(VERIFIER, "1"));
    assertEquals(report(HIGHEST), read(VERIFIER, Long.toString(HIGHEST)));
  }

  @Test
  void without_a_serial_none_is_held() {
    assertEquals(report(0), read(VERIFIER, null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef\n"
      })
  void a_verifier_is_32_hexadecimal_digits(@Nullable String verifier) {
    assertEquals(Optional.empty(), read(verifier, "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "07",
        "-7",
        "+7",
        "7.0",
        "7 ",
        "seven",
        "\u0667",
        "9007199254740992",
        "9999999999999999",
        "10000000000000000",
        "99999999999999999999999999"
      })
  void a_serial_is_a_whole_number_from_1_on(String serial) {
    assertEquals(Optional.empty(), read(VERIFIER, serial));
  }

  private static Optional<HoldingReport> report(long serial) {
    return Optional.of(new HoldingReport("metro", VERIFIER, serial, AT));
  }

  private static Optional<HoldingReport> read(@Nullable String verifier, @Nullable String serial) {
    return HoldingReport.read("metro", verifier, serial, AT);
  }
}
