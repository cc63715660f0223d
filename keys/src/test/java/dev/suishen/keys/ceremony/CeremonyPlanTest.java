package dev.suishen.keys.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.PlannedRoot.InToken;
import dev.suishen.keys.ceremony.SecretSource.Asked;
import dev.suishen.keys.ceremony.SecretSource.OfFile;
import dev.suishen.keys.ceremony.SecretSource.OfVariable;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.verifier.Algorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CeremonyPlanTest {
  private static final Path FOLDER = Path.of("/ceremony");
  private static final Asked ASKED = new Asked();

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "3, true", "4, false"})
  void a_threshold_is_from_one_to_the_number_of_roots(int threshold, boolean fits) {
    assertEquals(fits, fits("city", threshold, roots(3), List.of("Li Wei")));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "16, true", "17, false"})
  void there_are_at_most_sixteen_roots(int count, boolean fits) {
    assertEquals(fits, fits("city", 1, roots(count), List.of("Li Wei")));
  }

  @Test
  void somebody_sees_it() {
    assertFalse(fits("city", 1, roots(1), List.of()));
    assertFalse(fits("city", 1, roots(1), List.of(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "bell\u0007"})
  void a_city_is_named_on_one_line(String city) {
    assertFalse(fits(city, 1, roots(1), List.of("Li Wei")));
  }

  @Test
  void no_two_roots_have_one_name_or_one_passphrase() {
    assertFalse(
        fits("city", 1, List.of(root("north", ASKED), root("north", ASKED)), List.of("Li Wei")));
    SecretSource same = new OfVariable("SAME");
    assertFalse(
        fits("city", 1, List.of(root("north", same), root("south", same)), List.of("Li Wei")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "North", "../north", "north.pem", "record", "roots", "a b"})
  void a_root_is_named_as_its_file_can_be(String name) {
    assertThrows(IllegalArgumentException.class, () -> root(name, ASKED));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void a_token_makes_es256_alone(Algorithm algorithm) {
    InToken token = new InToken(new Pkcs11Token(Path.of("/lib.so"), 0), ASKED);
    if (algorithm == Algorithm.ES256) {
      assertEquals(algorithm, new PlannedRoot("vault", "vault", algorithm, token).algorithm());
    } else {
      assertThrows(
          IllegalArgumentException.class,
          () -> new PlannedRoot("vault", "vault", algorithm, token));
    }
  }

  @Test
  void a_secret_has_three_places_to_come_from() {
    assertEquals(ASKED, SecretSource.parse("ask", FOLDER));
    assertEquals(new OfVariable("A_1"), SecretSource.parse("env:A_1", FOLDER));
    assertEquals(
        new OfFile(Path.of("/ceremony/north.pass")), SecretSource.parse("file:north.pass", FOLDER));
    assertEquals(
        new OfFile(Path.of("/safe/north.pass")),
        SecretSource.parse("file:/safe/north.pass", FOLDER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "correct horse", "file:", "env:", "env:A B", "Ask", "pass:abc"})
  void anything_else_is_refused_and_not_repeated(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SecretSource.parse(text, FOLDER));
    assertEquals("want file:PATH, env:VARIABLE or ask", refused.getMessage());
  }

  private static boolean fits(
      String city, int threshold, List<PlannedRoot> roots, List<String> witnesses) {
    try {
      new CeremonyPlan(city, threshold, roots, witnesses, FOLDER, "00".repeat(32));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<PlannedRoot> roots(int count) {
    return IntStream.range(0, count).mapToObj(i -> root("root-" + i, ASKED)).toList();
  }

  private static PlannedRoot root(String name, SecretSource passphrase) {
    return new PlannedRoot(name, "Wang Fang", Algorithm.ED25519, new InFile(passphrase));
  }
}
