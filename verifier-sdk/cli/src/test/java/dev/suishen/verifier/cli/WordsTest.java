package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.CodeKind;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final ResourceBundle ENGLISH = words(Locale.ROOT);
  private static final ResourceBundle CHINESE = words(Locale.CHINESE);

  @ParameterizedTest
  @EnumSource(CodeKind.class)
  void each_kind_has_a_name_in_both_languages(CodeKind kind) {
    assertEachLanguageHasItsOwn(kind.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NO_CODE", "ACCEPTED", "ACCEPTED_PAPER", "accepted", "rejected", "undetermined"})
  void so_does_the_rest(String key) {
    assertEachLanguageHasItsOwn(key);
  }

  private static void assertEachLanguageHasItsOwn(String key) {
    assertTrue(ENGLISH.getString(key).chars().allMatch(c -> c < 0x2e80), key);
    assertTrue(CHINESE.getString(key).chars().anyMatch(c -> c >= 0x4e00), key);
  }

  private static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle("dev.suishen.verifier.cli.words", locale);
  }
}
