package dev.suishen.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * Each {@link Reason} in words, in English or Chinese. Another language is a file {@code
 * words_<language>.properties} in UTF-8 beside ours on the class path; what it leaves out is
 * English. Immutable.
 */
public final class ReasonWords {
  /** Absolute, for whoever moves this class to another package (R8). */
  private static final String FILE = "/dev/suishen/verifier/words";

  private final Properties words = new Properties();

  private ReasonWords(String language) {
    load("");
    load("_" + language);
  }

  /**
   * Finds the words in a language.
   *
   * @param locale its language counts, its country does not
   * @return the words; in English where there are none
   */
  public static ReasonWords in(Locale locale) {
    return new ReasonWords(locale.getLanguage());
  }

  /**
   * Says it to the person who shows the code.
   *
   * @param reason why the code was not accepted
   * @return one sentence
   */
  public String forHolder(Reason reason) {
    return find(reason.name());
  }

  /**
   * Says what whoever runs the reader does about it.
   *
   * @param reason why the code was not accepted
   * @return one sentence
   */
  public String forOperator(Reason reason) {
    return find(reason + ".operator");
  }

  private String find(String key) {
    return words.getProperty(key, key);
  }

  /** Not as a ResourceBundle: its encoding and its fall-back are Java's or Android's own. */
  private void load(String language) {
    InputStream utf8 = ReasonWords.class.getResourceAsStream(FILE + language + ".properties");
    if (utf8 == null) {
      return;
    }
    try (InputStreamReader in = new InputStreamReader(utf8, StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
