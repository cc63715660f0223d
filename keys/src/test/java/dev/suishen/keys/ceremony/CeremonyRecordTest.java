package dev.suishen.keys.ceremony;

import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.city.Fingerprint;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

class CeremonyRecordTest {
  private final VerificationKey key = newKey(Algorithm.SM2).publicKey();
  private final PlannedRoot planned =
      new PlannedRoot(
          "north",
          "王芳, city archive",
          Algorithm.SM2,
          new PlannedRoot.InFile(new SecretSource.Asked()));
  private final CeremonyRecord record =
      new CeremonyRecord(
          "随申 city",
          1,
          List.of(CeremonyRecord.Root.of(planned, key)),
          "2026-11-28T09:00:00Z",
          "2026-11-28T09:05:00Z",
          "suishen-keys 0.1.0",
          Fingerprint.grouped("ab".repeat(32)),
          List.of("Li Wei, notary", "Chen Yu, auditor"));

  @Test
  void a_fingerprint_is_the_thumbprint_and_begins_with_the_kid() {
    String fingerprint = Fingerprint.of(key);
    assertEquals(Hex.toHexString(key.thumbprint()), fingerprint.replace(" ", ""));
    assertEquals(79, fingerprint.length());
    assertTrue(fingerprint.replace(" ", "").startsWith(SigningKey.name(key.kid())));
    assertEquals(fingerprint, String.join(" ", Fingerprint.lines(fingerprint)));
    assertEquals(2, Fingerprint.lines(fingerprint).size());
  }

  @Test
  void it_is_read_back_as_it_was() throws Exception {
    assertEquals(record, CeremonyRecord.parse(record.toJson()));
    assertThrows(
        IOException.class, () -> CeremonyRecord.parse(record.toJson().replace("city", "town")));
  }

  @Test
  void the_page_has_all_of_it_and_a_line_for_each_who_signs() {
    String page = RecordPage.of(record);
    for (String part :
        List.of("随申 city", "09:00:00Z", "09:05:00Z", "suishen-keys 0.1.0", "1 of 1", "north.pem")) {
      assertTrue(page.contains(part), part);
    }
    for (String who : List.of("王芳, city archive", "Li Wei, notary", "Chen Yu, auditor")) {
      assertEquals(1, page.split("____  " + who, -1).length - 1, who);
    }
    Fingerprint.lines(Fingerprint.of(key)).forEach(line -> assertTrue(page.contains(line)));
    Fingerprint.lines(record.plan()).forEach(line -> assertTrue(page.contains(line)));
    page.lines().forEach(line -> assertTrue(line.length() <= 72, line));
  }
}
