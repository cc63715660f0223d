package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonWordsTest {
  private static final ReasonWords ENGLISH = ReasonWords.in(Locale.ENGLISH);
  private static final ReasonWords CHINESE = ReasonWords.in(Locale.SIMPLIFIED_CHINESE);

  @ParameterizedTest
  @EnumSource(Reason.class)
  void eachReasonHasWordsInBothLanguages(Reason reason) {
    assertEnglish(ENGLISH.forHolder(reason));
    assertEnglish(ENGLISH.forOperator(reason));
    assertChinese(CHINESE.forHolder(reason));
    assertChinese(CHINESE.forOperator(reason));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void theDocumentationSaysTheSame(Reason reason) throws IOException {
    String row =
        "| "
            + String.join(
                " | ",
                reason.name(),
                ENGLISH.forHolder(reason),
                ENGLISH.forOperator(reason),
                CHINESE.forHolder(reason),
                CHINESE.forOperator(reason))
            + " |";
    assertTrue(Files.readAllLines(Path.of("../docs/reason-codes.md")).contains(row), row);
  }

  @Test
  void aLanguageWithoutWordsIsEnglishWhateverTheSystemSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.CHINA);
      for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ROOT, Locale.US}) {
        assertEquals(
            ENGLISH.forHolder(Reason.EXPIRED), ReasonWords.in(locale).forHolder(Reason.EXPIRED));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatALanguageLeavesOutIsEnglish() {
    ReasonWords esperanto = ReasonWords.in(Locale.forLanguageTag("eo"));
    assertEquals("Ĉi tiu kodo eksvalidiĝis", esperanto.forHolder(Reason.EXPIRED));
    assertEquals(ENGLISH.forHolder(Reason.REVOKED), esperanto.forHolder(Reason.REVOKED));
  }

  @Test
  void chineseIsChineseInEveryCountry() {
    assertEquals("码已过期，请刷新", ReasonWords.in(Locale.TRADITIONAL_CHINESE).forHolder(Reason.EXPIRED));
  }

  private static void assertEnglish(String words) {
    assertTrue(words.chars().allMatch(c -> c < 0x7f), words);
    assertTrue(words.chars().anyMatch(Character::isLowerCase), words); // no reason's name
  }

  private static void assertChinese(String words) {
    assertTrue(words.chars().allMatch(c -> c >= 0x3000), words);
  }
}
