package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerifiedCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One decision, as {@code POST /api/v1/scans} names its parts. Nothing of the scanned text is in
 * it, and nothing of the holder unless the operator said so.
 *
 * @param id 32 hexadecimal digits, random; the same at each upload
 * @param at when it was decided, by this device's clock, in whole milliseconds
 * @param reason why it was not accepted; empty where it was
 * @param instruction what the place did
 * @param cti {@link VerifiedCode#id}; empty for a rejection (wire format §7) and where the code's
 *     key was not known
 * @param subject {@link VerifiedCode#subject}, where {@link JournalPolicy#subjects} says so
 */
public record ScanEntry(
    String id,
    Instant at,
    Scene scene,
    Outcome outcome,
    Optional<Reason> reason,
    Instruction instruction,
    Optional<String> cti,
    Optional<String> subject) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CTI = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SUBJECT = Pattern.compile("[0-9a-f]{10}");

  /** The three of {@link Verification}. */
  public enum Outcome {
    /** {@link Verification.Accepted}. */
    ACCEPTED,
    /** {@link Verification.Rejected}. */
    REJECTED,
    /** {@link Verification.Undetermined}. */
    UNDETERMINED
  }

  /**
   * For a {@link ScanUpload}'s tests; a journal makes its own.
   *
   * @param id 32 hexadecimal digits, in small letters as the others
   * @param at cut to whole milliseconds
   * @param scene of the place
   * @param outcome of the verification
   * @param reason empty where it was accepted, and there alone
   * @param instruction what the place did
   * @param cti 16 digits; there where it was accepted, not where it was rejected
   * @param subject 10 digits; not without {@code cti}
   * @throws IllegalArgumentException for what no verifier answers
   */
  public ScanEntry {
    boolean accepted = outcome == Outcome.ACCEPTED;
    boolean rejected = outcome == Outcome.REJECTED;
    if (!ID.matcher(id).matches()
        || accepted == reason.isPresent()
        || (accepted && !cti.isPresent())
        || (rejected && cti.isPresent())
        || (subject.isPresent() && !cti.isPresent())
        || !cti.map(text -> CTI.matcher(text).matches()).orElse(true)
        || !subject.map(text -> SUBJECT.matcher(text).matches()).orElse(true)) {
      throw new IllegalArgumentException("no entry of a scan");
    }
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  static ScanEntry of(
      String id,
      Instant at,
      Scene scene,
      Verification answer,
      Instruction instruction,
      boolean withSubject) {
    Optional<VerifiedCode> code =
        answer.fold(
            accepted -> Optional.of(accepted.code()),
            rejected -> Optional.empty(),
            undetermined -> undetermined.code());
    return new ScanEntry(
        id,
        at,
        scene,
        answer.fold(
            accepted -> Outcome.ACCEPTED,
            rejected -> Outcome.REJECTED,
            undetermined -> Outcome.UNDETERMINED),
        answer.fold(
            accepted -> Optional.empty(),
            rejected -> Optional.of(rejected.reason()),
            undetermined -> Optional.of(undetermined.reason())),
        instruction,
        code.map(VerifiedCode::id),
        withSubject ? code.flatMap(VerifiedCode::subject) : Optional.empty());
  }

  /**
   * A JSON object of these parts; what is empty is left out.
   *
   * @return e.g. {@code {"id":"…","at":"2026-11-24T09:00:00Z","scene":"transit",
   *     "outcome":"rejected","reason":"EXPIRED","instruction":"REFUSE"}}
   */
  public String toJson() {
    StringBuilder json = new StringBuilder("{\"id\":\"").append(id).append('"');
    member(json, "at", at.toString());
    cti.ifPresent(text -> member(json, "cti", text));
    member(json, "scene", scene.label());
    member(json, "outcome", outcome.name().toLowerCase(Locale.ROOT));
    reason.ifPresent(name -> member(json, "reason", name.name()));
    member(json, "instruction", instruction.name());
    subject.ifPresent(text -> member(json, "subject", text));
    return json.append('}').toString();
  }

  /** No value has a character that JSON would have to escape. */
  private static void member(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"").append(value).append('"');
  }

  /** One line, without the subject. */
  @Override
  public String toString() {
    return at
        + " "
        + scene.label()
        + " "
        + outcome
        + reason.map(name -> " " + name).orElse("")
        + " "
        + instruction
        + " "
        + id;
  }
}
