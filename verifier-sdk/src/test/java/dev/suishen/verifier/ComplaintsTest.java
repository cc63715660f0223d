package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What users of such systems complain about, and must not meet here. */
class ComplaintsTest {
  private final TestCity gate = TestCity.gate();

  // complaint 11
  @Test
  void aForeignQr_isNotOurCode_neverExpired() {
    assertEquals("rejected NOT_OUR_CODE", gate.scan("HC1:6BFOXN%TS3DH", NOW));
    assertEquals("rejected NOT_OUR_CODE", gate.scan("https://example.org/", NOW + 1_000_000));
  }

  // complaint 15
  @Test
  void aPassStrippedOfItsDeviceProof_isRefused() {
    assertEquals("rejected KIND_NOT_ALLOWED", gate.scan(TestCode.passFor(DEVICE)));
  }

  // complaint 16
  @Test
  void aStatusListThatCannotBeHad_isStatusStale_neverRevoked() {
    String shown = TestCode.passFor(DEVICE).shownBy(DEVICE, NOW, null);
    assertEquals("undetermined STATUS_STALE", gate.scan(shown, NOW));
  }
}
