package dev.suishen.verifier.cli;

import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ReasonWords;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerifiedCode;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import picocli.CommandLine.Help.Ansi;

/** A verdict in one line that a guard can say aloud, in Chinese or English. */
final class Words {
  private final ResourceBundle words;
  private final ReasonWords reasons;
  private final Ansi ansi;

  /**
   * @param locale English where there are no words in its language
   */
  Words(Locale locale, Ansi ansi) {
    this.words =
        ResourceBundle.getBundle(
            "dev.suishen.verifier.cli.words",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    this.reasons = ReasonWords.in(locale);
    this.ansi = ansi;
  }

  String line(Verification verification) {
    return verification.fold(
        accepted -> line("green", "✓", "accepted", accepted(accepted.code())),
        rejected -> line("red", "✕", "rejected", reasons.forHolder(rejected.reason())),
        undetermined -> line("yellow", "?", "undetermined", both(undetermined.reason())));
  }

  /** For a picture in which no code can be read. */
  String noCode() {
    return line("red", "✕", "rejected", words.getString("NO_CODE"));
  }

  /** What is missing is for the reader's operator to bring. */
  private String both(Reason reason) {
    return format("both", reasons.forHolder(reason), reasons.forOperator(reason));
  }

  private String accepted(VerifiedCode code) {
    return code.kind() == CodeKind.PAPER
        ? words.getString("ACCEPTED_PAPER")
        : format("ACCEPTED", words.getString(code.kind().name()), code.expires());
  }

  private String line(String colour, String sign, String outcome, String why) {
    return ansi.string(
        "@|" + colour + " " + format("line", sign, words.getString(outcome), why) + "|@");
  }

  private String format(String key, Object... values) {
    return String.format(Locale.ROOT, words.getString(key), values);
  }
}
