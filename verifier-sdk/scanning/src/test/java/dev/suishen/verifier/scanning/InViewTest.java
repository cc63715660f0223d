package dev.suishen.verifier.scanning;

import static dev.suishen.verifier.Reason.STATUS_STALE;
import static dev.suishen.verifier.Reason.TRUST_STALE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.Verification.Undetermined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts are named after what the verifier says of them. */
class InViewTest {
  private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
  private static final Duration MEMORY = Duration.ofSeconds(2);

  private final List<String> verified = new ArrayList<>();
  private final InView inView = new InView(this::verify, MEMORY, 5);
  private Instant now = START;

  @Test
  void a_refusal_is_told_at_its_second_frame_and_not_again() {
    assertEquals("", frame("EXPIRED"));
    assertEquals("EXPIRED", frame("EXPIRED"));
    assertEquals("", frame("EXPIRED"));
    assertEquals(List.of("EXPIRED"), verified);
  }

  @Test
  void so_is_what_is_undetermined() {
    assertEquals("", frame("STATUS_STALE"));
    assertEquals("STATUS_STALE", frame("STATUS_STALE"));
  }

  @Test
  void frames_between_that_show_nothing_do_not_matter() {
    frame("EXPIRED");
    frame();
    frame();
    assertEquals("EXPIRED", frame("EXPIRED"));
  }

  @Test
  void a_foreign_code_is_told_at_its_fifth_frame() {
    for (int i = 1; i <= 4; i++) {
      assertEquals("", frame("NOT_OUR_CODE"));
    }
    assertEquals("NOT_OUR_CODE", frame("NOT_OUR_CODE"));
    assertEquals("", frame("NOT_OUR_CODE"));
  }

  @Test
  void a_foreign_code_is_not_told_while_ours_is_in_view() {
    for (int i = 1; i <= 4; i++) {
      frame("NOT_OUR_CODE");
    }
    assertEquals("", frame("NOT_OUR_CODE", "EXPIRED"));
    assertEquals("EXPIRED", frame("NOT_OUR_CODE", "EXPIRED"));
    assertEquals("", frame("NOT_OUR_CODE"));
    wait(MEMORY);
    assertEquals("", frame("NOT_OUR_CODE"));
    wait(Duration.ofMillis(1));
    assertEquals("NOT_OUR_CODE", frame("NOT_OUR_CODE"));
  }

  @Test
  void the_next_text_is_told_beside_one_that_stays() {
    frame("EXPIRED");
    frame("EXPIRED");
    frame("EXPIRED", "BAD_SIGNATURE");
    assertEquals("BAD_SIGNATURE", frame("EXPIRED", "BAD_SIGNATURE"));
  }

  @Test
  void of_two_that_are_due_one_is_told_at_each_frame() {
    frame("EXPIRED", "BAD_SIGNATURE");
    assertEquals("EXPIRED", frame("EXPIRED", "BAD_SIGNATURE"));
    assertEquals("BAD_SIGNATURE", frame("EXPIRED", "BAD_SIGNATURE"));
    assertEquals("", frame("EXPIRED", "BAD_SIGNATURE"));
  }

  @Test
  void what_was_out_of_view_for_long_is_verified_anew() {
    frame("EXPIRED");
    frame("EXPIRED");
    wait(MEMORY);
    assertEquals("", frame("EXPIRED"));
    assertEquals(List.of("EXPIRED"), verified);

    wait(MEMORY.plusMillis(1));
    frame("EXPIRED");
    assertEquals(List.of("EXPIRED", "EXPIRED"), verified);
    assertEquals("EXPIRED", frame("EXPIRED"));
  }

  @Test
  void a_clock_set_back_does_not_silence_a_code_for_ever() {
    frame("EXPIRED");
    frame("EXPIRED");
    wait(Duration.ofHours(-1));
    frame("EXPIRED");
    assertEquals("EXPIRED", frame("EXPIRED"));
  }

  @Test
  void a_wall_of_codes_does_not_fill_the_memory() {
    for (int i = 0; i < 32; i++) {
      frame("EXPIRED " + i);
    }
    // 0 is seen again, so that 1 is the one longest unseen
    assertEquals("EXPIRED 0", frame("EXPIRED 0"));
    frame("EXPIRED 32");
    assertEquals("", frame("EXPIRED 0"));
    assertEquals("EXPIRED 2", frame("EXPIRED 2"));
    assertEquals(33, verified.size());
    frame("EXPIRED 1");
    assertEquals(34, verified.size());
  }

  private String frame(String... texts) {
    Optional<Scan> told = inView.see(List.of(texts), now);
    told.ifPresent(scan -> assertEquals(answer(scan.text()), scan.verification()));
    return told.map(Scan::text).orElse("");
  }

  private void wait(Duration time) {
    now = now.plus(time);
  }

  private Verification verify(String text) {
    verified.add(text);
    return answer(text);
  }

  private static Verification answer(String text) {
    Reason reason = Reason.valueOf(text.split(" ", -1)[0]);
    return reason == TRUST_STALE || reason == STATUS_STALE
        ? new Undetermined(reason, Optional.empty(), Optional.empty())
        : new Rejected(reason);
  }
}
