package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.lifecycle.TestRing.codeKey;
import static dev.suishen.keys.lifecycle.TestRing.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingFileTest {
  private KeyRing ring = KeyRing.empty();

  /** A planned, a published and a revoked key. */
  @BeforeEach
  void make() throws Exception {
    Lifecycle lifecycle = Lifecycle.DEFAULT;
    SigningKey published = codeKey();
    SigningKey revoked = key(KeyUse.STATUS_LISTS, TestRing.SEVENTY_DAYS);
    ring = lifecycle.plan(ring, codeKey(), NOW);
    ring = lifecycle.publish(lifecycle.plan(ring, published, NOW), published.kid(), 12, NOW);
    ring = lifecycle.plan(ring, revoked, NOW);
    ring = lifecycle.revoke(ring, revoked.kid(), NOW.plusNanos(1000));
  }

  @Test
  void what_is_written_is_read() throws Exception {
    String json = KeyRingFile.of(ring).toJson();
    assertEquals(ring, KeyRingFile.parse(json));
    assertTrue(json.contains("\"custody\" : \"label of an HSM\""));
    assertEquals(KeyRing.empty(), KeyRingFile.parse(KeyRingFile.of(KeyRing.empty()).toJson()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\":null}",
        "{\"keys\":[null]}",
        "{\"keys\":[{}]}",
        "{\"keys\":[]}{}",
        "{\"keys\":[],\"more\":1}"
      })
  void what_is_no_ring_is_refused(String json) {
    assertThrows(IOException.class, () -> KeyRingFile.parse(json));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"kid\" : \"', '\"kid\" : \"0'",
    "'\"key\" : \"', '\"key\" : \"00'",
    "'\"key\" : \"', '\"key\" : \"z'",
    "CODES, SECRETS",
    "'\"state\" : \"PUBLISHED\"', '\"state\" : \"ACTIVE\"'",
    "'\"state\" : \"PLANNED\"', '\"state\" : \"PUBLISHED\"'",
    "'\"publishedIn\" : 12', '\"publishedIn\" : 0'",
    "'\"publishedIn\" : 12', '\"publishedIn\" : -1'",
    "'\"publishedIn\" : 12', '\"publishedIn\" : null'",
    "'\"custody\" :', '\"custody\" : \"a\", \"custody\" :'",
    "'\"custody\"', '\"keptIn\"'",
    "2026-11-22T09:00:00Z, 2026-11-22",
    "2026-11-22T09:00:00Z, 2126-11-22T09:00:00Z",
    "'\"PLANNED\" : \"2026-11-22T09:00:00Z\"', '\"PLANNED\" : null'"
  })
  void what_was_changed_by_hand_into_nonsense_is_refused(String part, String nonsense) {
    String json = KeyRingFile.of(ring).toJson();
    assertTrue(json.contains(part));
    assertThrows(IOException.class, () -> KeyRingFile.parse(json.replace(part, nonsense)));
  }

  @Test
  void what_is_longer_than_any_ring_is_not_read() throws Exception {
    String json = KeyRingFile.of(ring).toJson();
    String padded = json + " ".repeat((1 << 20) - json.length());
    assertEquals(ring, KeyRingFile.parse(padded));
    assertThrows(IOException.class, () -> KeyRingFile.parse(padded + " "));
  }
}
