package dev.suishen.code.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages the page speaks. */
enum PageLanguage {
  CHINESE("zh-CN", Locale.CHINESE),
  ENGLISH("en", Locale.ENGLISH);

  private static final List<Locale> LOCALES = List.of(Locale.CHINESE, Locale.ENGLISH);

  private final String tag;
  private final Locale locale;

  PageLanguage(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The BCP 47 tag for the page's {@code lang}. */
  String tag() {
    return tag;
  }

  /**
   * The language a reader likes best (RFC 4647 lookup), Chinese where none of ours is asked for or
   * the header cannot be read.
   *
   * @param accepted the value of {@code Accept-Language}, if any
   */
  static PageLanguage bestOf(@Nullable String accepted) {
    Locale best = accepted == null ? null : lookUp(accepted);
    return ENGLISH.locale.equals(best) ? ENGLISH : CHINESE;
  }

  private static @Nullable Locale lookUp(String accepted) {
    try {
      return Locale.lookup(LanguageRange.parse(accepted), LOCALES);
    } catch (IllegalArgumentException notALanguageRange) {
      return null;
    }
  }
}
