package dev.suishen.code.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      textBlock =
          """
          none                  | zh-CN
          ''                    | zh-CN
          zh-CN                 | zh-CN
          zh-TW,en;q=0.9        | zh-CN
          en                    | en
          en-GB,en;q=0.9,zh;q=0.8 | en
          zh;q=0.5,en;q=0.9     | en
          fr-FR,fr;q=0.9,en;q=0.8 | en
          fr                    | zh-CN
          *                     | zh-CN
          <script>              | zh-CN
          """)
  void isTheBestOfOursThatTheReaderAsksFor(@Nullable String accepted, String tag) {
    assertEquals(tag, PageLanguage.bestOf(accepted).tag());
  }
}
