package dev.suishen.verifier.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScannerTest {
  private static final String FOREIGN = "https://example.org/a-poster-on-the-wall";

  private final Gate gate = new Gate();
  private final FrameScanner scanner = new FrameScanner(gate.verifier(), gate.clock());

  @Test
  void a_code_is_accepted_at_the_first_frame_that_shows_it() {
    assertEquals(List.of("accepted"), scan(wall().draw(gate.liveCode(), 5, 400, 150), 1));
  }

  /** At 30 frames a second, for ten seconds. */
  @Test
  void a_code_that_stays_in_view_is_told_once_and_never_replayed() {
    assertEquals(List.of("accepted"), scan(wall().draw(gate.liveCode(), 5, 400, 150), 300));
  }

  @Test
  void a_code_shown_anew_is_replayed() {
    Canvas shown = wall().draw(gate.liveCode(), 5, 400, 150);
    scan(shown, 10);
    gate.clock().advance(FrameScanner.OUT_OF_VIEW);

    assertEquals(List.of("REPLAYED"), scan(shown, 10));
  }

  @Test
  void the_holders_next_code_is_a_decision_of_its_own() {
    scan(wall().draw(gate.liveCode(), 5, 400, 150), 10);

    assertEquals(List.of("accepted"), scan(wall().draw(gate.liveCode(), 5, 400, 150), 10));
  }

  @Test
  void an_expired_code_is_refused_once() {
    assertEquals(List.of("EXPIRED"), scan(wall().draw(gate.expiredCode(), 5, 400, 150), 60));
  }

  @Test
  void two_phones_in_view_are_two_decisions() {
    Canvas both = wall().draw(gate.liveCode(), 5, 100, 150).draw(gate.liveCode(), 5, 700, 150);

    assertEquals(List.of("accepted", "accepted"), scan(both, 30));
  }

  /** Both are marked as used at the first frame, so both must be told. */
  @Test
  void of_two_codes_in_one_frame_neither_is_lost() {
    Canvas both = wall().draw(gate.liveCode(), 5, 100, 150).draw(gate.liveCode(), 5, 700, 150);

    assertEquals(List.of("accepted"), scan(both, 1));
    assertEquals(List.of("accepted"), scan(wall(), 10));
  }

  @ParameterizedTest
  @CsvSource({"2, 12", "3, 9", "5, 5", "6, 7"})
  void complaint10_denseCodes_areReadWithinOneRound_neverInvalid(int module, int foreignModule) {
    Canvas canvas =
        wall().draw(FOREIGN, foreignModule, 10, 10).draw(gate.liveCode(), module, 800, 200);

    assertEquals(List.of("accepted"), scan(canvas, FrameReader.ROUND));
    assertEquals(
        List.of("accepted"), scan(wall().draw(gate.liveCode(), module, 500, 200).inverted(), 4));
    assertEquals(
        List.of("accepted"), scan(wall().draw(gate.liveCode(), module, 500, 200).mirrored(), 4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {7, 33, 45, 90, 180, 266})
  void complaint10_aRotatedCode_isReadWithinOneRound_neverInvalid(double degrees) {
    Canvas upright = wall().draw(gate.liveCode(), 4, 500, 200);
    Luminance turned = Picture.luminance(Picture.turned(upright.picture(), degrees));

    assertEquals(List.of("accepted"), scan(turned, FrameReader.ROUND));
  }

  @Test
  void complaint10_aForeignCodeThatIsEasyToRead_doesNotHideOurs() {
    Canvas wall = wall().draw(gate.liveCode(), 4, 800, 200).inverted().draw(FOREIGN, 8, 20, 20);

    assertEquals(List.of("accepted"), scan(wall, FrameReader.ROUND));
  }

  @Test
  void complaint10_aMisread_isNotTold_andScanningGoesOn() {
    String text = gate.liveCode();
    String misread =
        text.substring(0, 40) + (text.charAt(40) == 'A' ? 'B' : 'A') + text.substring(41);

    assertEquals(List.of(), scan(wall().draw(misread, 5, 400, 150), 1));
    assertEquals(List.of("accepted"), scan(wall().draw(text, 5, 400, 150), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "320, 240, 3",
    "640, 480, 2",
    "1920, 1080, 2",
    "3840, 2160, 3",
    "4096, 4096, 4",
    "720, 1280, 2"
  })
  void frames_of_any_size_are_read_within_one_round(int width, int height, int module) {
    int side = 57 * module;
    Canvas frame =
        new Canvas(width, height, 120)
            .draw(gate.liveCode(), module, (width - side) / 2 + 5, (height - side) / 2 - 5);

    assertEquals(List.of("accepted"), scan(frame, FrameReader.ROUND));
  }

  @Test
  void the_camera_may_change_its_resolution() {
    assertEquals(List.of("accepted"), scan(wall().draw(gate.liveCode(), 4, 400, 150), 3));
    Canvas large = new Canvas(1920, 1080, 120).draw(gate.liveCode(), 5, 700, 300);
    assertEquals(List.of("accepted"), scan(large, 3));
    assertEquals(List.of("accepted"), scan(wall().draw(gate.liveCode(), 4, 400, 150), 3));
  }

  @Test
  void a_foreign_code_alone_is_not_ours() {
    assertEquals(List.of("NOT_OUR_CODE"), scan(wall().draw(FOREIGN, 6, 400, 150), 60));
  }

  /** Tiles like finder patterns, more than are looked at. */
  @Test
  void what_is_above_a_code_does_not_hide_it() {
    Luminance frame = wall().draw(gate.liveCode(), 4, 500, 400).frame();
    for (int i = 0; i < 1280 * 72; i++) {
      int ring = Math.max(Math.abs(i % 1280 / 2 % 9 - 4), Math.abs(i / 1280 / 2 % 9 - 4));
      frame.plane()[i] = (byte) (ring <= 1 || ring == 3 ? 20 : 235);
    }

    assertEquals("accepted", scanner.scan(frame).map(scan -> word(scan.verification())).orElse(""));
  }

  @Test
  void a_wall_is_no_decision() {
    assertEquals(List.of(), scan(wall(), 20));
  }

  private List<String> scan(Canvas canvas, int frames) {
    return scan(canvas.frame(), frames);
  }

  private List<String> scan(Luminance frame, int frames) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      scanner.scan(frame).ifPresent(scan -> told.add(word(scan.verification())));
      gate.clock().advance(Duration.ofMillis(33));
    }
    return told;
  }

  private static String word(Verification verification) {
    return verification.fold(
        accepted -> "accepted",
        rejected -> rejected.reason().name(),
        undetermined -> undetermined.reason().name());
  }

  private static Canvas wall() {
    return new Canvas(1280, 720, 120);
  }
}
