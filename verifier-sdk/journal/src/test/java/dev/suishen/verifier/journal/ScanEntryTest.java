package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Undetermined;
import dev.suishen.verifier.VerifiedCode;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.journal.ScanEntry.Outcome;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an entry says of a decision, and what it never does. */
class ScanEntryTest {
  private static final String ID = "00112233445566778899aabbccddeeff";

  @TempDir(factory = FastDisk.class)
  Path directory;

  private final SettableClock clock = SettableClock.at(Gate.NOW);
  private final PretendCity city = PretendCity.at(clock);
  private final TrustStore trust = city.trust();
  private final Verifier verifier =
      Verifier.builder().trust(trust).policy(ScenePolicy.of(Scene.TRANSIT)).clock(clock).build();

  @Test
  void accepted_itHasTheCodesId_andNoReason() {
    Verification answer = verifier.verify(city.live().text());
    ScanEntry entry = entry(answer, false);
    assertEquals(Outcome.ACCEPTED, entry.outcome());
    assertEquals(Optional.empty(), entry.reason());
    assertEquals(Instruction.ADMIT, entry.instruction());
    assertEquals(Optional.of(code(answer).id()), entry.cti());
    assertEquals(Optional.empty(), entry.subject());
  }

  @Test
  void rejected_itHasItsReasonAlone() {
    ScanEntry entry = entry(verifier.verify(city.live().endingIn(Duration.ZERO).text()), true);
    assertEquals(Outcome.REJECTED, entry.outcome());
    assertEquals(Optional.of(Reason.EXPIRED), entry.reason());
    assertEquals(Optional.empty(), entry.cti());
    assertEquals(Optional.empty(), entry.subject());
  }

  @Test
  void undetermined_itHasWhatIsKnownOfTheCode() {
    clock.advance(Duration.ofDays(30));
    Verification answer = verifier.verify(city.live().text());
    ScanEntry entry = entry(answer, true);
    assertEquals(Outcome.UNDETERMINED, entry.outcome());
    assertEquals(Optional.of(Reason.TRUST_STALE), entry.reason());
    assertEquals(Instruction.CHECK_DOCUMENT, entry.instruction());
    assertEquals(((Undetermined) answer).code().map(VerifiedCode::id), entry.cti());
    assertEquals(Optional.empty(), entry.subject()); // was not unsealed

    Verification unknown = new Undetermined(Reason.TRUST_STALE, Optional.empty(), Optional.empty());
    assertEquals(Optional.empty(), entry(unknown, true).cti());
  }

  @Test
  void theSubjectIsThereOnlyIfTheOperatorSaidSo() throws Exception {
    Verification answer = verifier.verify(city.live().text());
    String subject = code(answer).subject().orElseThrow();
    JournalPolicy policy = JournalPolicy.standard();
    try (Gate gate = new Gate(directory.resolve("without"), policy)) {
      assertEquals(Optional.empty(), appended(gate, answer).subject());
    }
    try (Gate gate = new Gate(directory.resolve("with"), policy.withSubjects())) {
      assertEquals(Optional.of(subject), appended(gate, answer).subject());
      Receiver receiver = new Receiver();
      gate.reopen().uploadPending(receiver);
      assertEquals(Optional.of(subject), receiver.entries().get(0).subject());
    }
  }

  @Test
  void complaint14_whoFindsADevice_readsNothingOfAnyoneInItsJournal() throws Exception {
    List<String> personal = new ArrayList<>();
    try (Gate gate = Gate.at(directory)) {
      for (String text : List.of(city.live().text(), city.pass().phone().show())) {
        Verification answer = verifier.verify(text);
        personal.add(code(answer).subject().orElseThrow());
        personal.add(text.substring(5, 25));
        ScanEntry entry = appended(gate, answer);
        personal.forEach(part -> assertFalse(entry.toString().contains(part)));
        personal.forEach(part -> assertFalse(entry.toJson().contains(part)));
      }
      for (String name : gate.files("scans")) {
        byte[] bytes = Files.readAllBytes(directory.resolve(name));
        String content = hex(bytes) + new String(bytes, StandardCharsets.ISO_8859_1);
        personal.forEach(part -> assertFalse(content.contains(part)));
      }
    }
  }

  @Test
  void inWordsItHasNoSubject() {
    Optional<String> subject = Optional.of("0123456789");
    ScanEntry entry =
        new ScanEntry(
            ID,
            Entries.AT,
            Scene.VENUE,
            Outcome.UNDETERMINED,
            Optional.of(Reason.STATUS_STALE),
            Instruction.REFUSE,
            Optional.of("fedcba9876543210"),
            subject);
    assertEquals(
        "2026-11-24T09:00:00.123Z venue UNDETERMINED STATUS_STALE REFUSE " + ID, entry.toString());
  }

  @Test
  void inJsonItHasTheNamesOfTheInterface() throws Exception {
    for (ScanEntry entry : Entries.ofEverySort()) {
      Map<String, String> expected = new HashMap<>();
      expected.put("id", entry.id());
      expected.put("at", entry.at().toString());
      expected.put("scene", entry.scene().label());
      expected.put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
      expected.put("instruction", entry.instruction().name());
      entry.reason().ifPresent(reason -> expected.put("reason", reason.name()));
      entry.cti().ifPresent(cti -> expected.put("cti", cti));
      entry.subject().ifPresent(subject -> expected.put("subject", subject));
      assertEquals(expected, new ObjectMapper().readValue(entry.toJson(), Map.class));
    }
    String documented = Files.readString(Path.of("../../docs/http-api.md"));
    assertTrue(
        documented.contains(
            "`[{\"id\", \"at\", \"cti\", \"scene\", \"outcome\", \"reason\", …}]`"));
  }

  @Test
  void whatNoVerifierAnswers_isNoEntry() {
    Optional<Reason> reason = Optional.of(Reason.EXPIRED);
    Optional<String> cti = Optional.of("fedcba9876543210");
    Optional<String> none = Optional.empty();
    assertNoEntry(ID, Outcome.ACCEPTED, reason, cti, none);
    assertNoEntry(ID, Outcome.ACCEPTED, Optional.empty(), none, none);
    assertNoEntry(ID, Outcome.REJECTED, Optional.empty(), none, none);
    assertNoEntry(ID, Outcome.REJECTED, reason, cti, none);
    assertNoEntry(ID, Outcome.UNDETERMINED, Optional.empty(), cti, none);
    assertNoEntry(ID, Outcome.UNDETERMINED, reason, none, Optional.of("0123456789"));
    assertNoEntry(ID, Outcome.UNDETERMINED, reason, cti, Optional.of("01234567890"));
    assertNoEntry(ID, Outcome.UNDETERMINED, reason, Optional.of("FEDCBA9876543210"), none);
    assertNoEntry(ID + "0", Outcome.UNDETERMINED, reason, cti, none);
    assertNoEntry("\"" + ID.substring(1), Outcome.UNDETERMINED, reason, cti, none);
  }

  private static void assertNoEntry(
      String id,
      Outcome outcome,
      Optional<Reason> reason,
      Optional<String> cti,
      Optional<String> subject) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ScanEntry(
                id, Gate.NOW, Scene.HOTEL, outcome, reason, Instruction.REFUSE, cti, subject));
  }

  private ScanEntry entry(Verification answer, boolean withSubject) {
    Instruction instruction = verifier.instruct(answer);
    return ScanEntry.of(ID, clock.instant(), Scene.TRANSIT, answer, instruction, withSubject);
  }

  private ScanEntry appended(Gate gate, Verification answer) {
    return gate.journal().append(Scene.TRANSIT, answer, verifier.instruct(answer)).entry();
  }

  private static VerifiedCode code(Verification answer) {
    return ((Accepted) answer).code();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
