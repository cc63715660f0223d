package dev.suishen.code.runbook;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Await;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.RootSet;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole life of a city's keys by its pages: ceremony, first bundle and every runbook, each line
 * run as it is written against a service beside a PostgreSQL and a Redis of its own.
 */
class RunbooksTest {
  private static final Duration LEAD = Duration.ofDays(2);

  @TempDir private Path folder;
  private LedCity city;

  @BeforeEach
  void found() throws Exception {
    city = LedCity.found(folder);
  }

  @AfterEach
  void close() throws Exception {
    city.close();
  }

  @Test
  void a_city_is_led_by_its_pages_from_the_ceremony_to_a_restored_service() throws Exception {
    city.holds(city.ceremony(Runbook.ceremonyFile(), "roots-2026"));
    city.startService();
    Gate gate = city.gate();
    firstBundle(gate);
    rotation(gate);
    emergency(gate);
    rootChange(gate);
    lostRoot(gate);
    restore(gate);
  }

  private void firstBundle(Gate gate) throws Exception {
    assertNoKeys();
    assertEquals("DOWN", json(city.citizen().get("/health")).get("keys").asText());
    PageInUse page = city.opens(Runbook.of("key-ceremony.md", "## The first bundle"));
    for (String use : List.of("CODES", "STATUS_LISTS")) {
      String more = city.does("keys plan --use " + use).get("kid").asText();
      city.does("keys forget " + more + " --yes");
    }
    page.steps(0, 0);
    page.asIn(Runbook.of("rotation.md"), 5);
    page.end();
    gate.fetch(city.citizen(), city.published(page.file("bundle-1.cbor")));

    assertNoKeys();
    city.clock().putForward(LEAD);
    city.does("keys activate " + city.kid("PUBLISHED") + " --yes");
    Await.until("health", () -> city.citizen().get("/health").statusCode() == 200);
    gate.accepts(city.citizen().code());
  }

  private void assertNoKeys() {
    HttpResponse<byte[]> refused = city.citizen().post("/api/v1/codes", "{}");
    assertEquals(503, refused.statusCode());
    assertEquals("CITY_WITHOUT_KEYS", json(refused).get("code").asText());
  }

  private void rotation(Gate gate) throws Exception {
    PageInUse page = city.opens(Runbook.of("rotation.md"));
    page.steps(1, 5);
    page.end();
    gate.fetch(city.citizen(), city.published(page.file("bundle-7.cbor")));
    gate.accepts(city.citizen().code());
  }

  private void emergency(Gate gate) throws Exception {
    String stolen = city.citizen().code();
    gate.accepts(stolen);
    PageInUse page = city.opens(Runbook.of("emergency.md"));
    page.steps(2, 5);
    String signed = page.steps(6, 6);
    assertTrue(signed.contains("- ACTIVE") && signed.contains("+ REVOKED"), signed);
    page.steps(7, 10);
    page.end();
    gate.fetch(city.citizen(), city.published(page.file("bundle-7.cbor")));
    gate.refuses(Reason.KEY_REVOKED, stolen);
    gate.accepts(city.citizen().code());
  }

  private void rootChange(Gate gate) throws Exception {
    PageInUse page = city.opens(Runbook.of("root-change.md"));
    Path fresh = city.ceremony(Runbook.ceremonyFile().replace("east", "vault"), "roots-2027");
    page.steps(2, 6);
    String approved = page.asIn(Runbook.of("rotation.md"), 5);
    assertTrue(approved.contains("changes the roots"), approved);
    gate.fetch(city.citizen(), city.published(page.file("bundle-7.cbor")));
    page.steps(8, 8);
    page.end();
    city.holds(fresh);
    city.trusts(page.file("roots-7.json"));
    assertEquals(city.roots(), gate.roots());
    assertGateOfToday();
  }

  private void lostRoot(Gate gate) throws Exception {
    PageInUse page = city.opens(Runbook.of("lost-root.md"));
    RootSet former = city.roots();
    city.ceremony(ofOneRoot(Runbook.ceremonyFile()), "roots-spare");
    Files.delete(page.file("south.pem"));
    page.steps(2, 4);
    page.asIn(Runbook.of("rotation.md"), 5);
    gate.fetch(city.citizen(), city.published(page.file("bundle-7.cbor")));
    page.steps(6, 6);
    page.end();
    city.trusts(page.file("roots-7.json"));
    assertEquals(city.roots(), gate.roots());
    assertEquals(former.threshold(), gate.roots().threshold());
    assertEquals(2, former.keys().stream().filter(gate.roots().keys()::contains).count());
    assertGateOfToday();
  }

  /** Of a page's three roots the first, as the spare one. */
  private static String ofOneRoot(String yaml) {
    return yaml.substring(0, yaml.indexOf("  - name: south"))
        .replace("threshold: 2", "threshold: 1")
        .replace("name: north", "name: spare");
  }

  /** One that is given today's roots follows too. */
  private void assertGateOfToday() throws Exception {
    Gate gate = city.gate();
    gate.fetch(city.citizen(), city.citizen().get("/trust/bundle").body());
    gate.accepts(city.citizen().code());
  }

  private void restore(Gate gate) throws Exception {
    city.stopService();
    PageInUse page = city.opens(Runbook.of("restore.md"));
    page.steps(2, 2);
    city.startService();
    String active = city.kid("ACTIVE");
    String next = city.kid("PUBLISHED");
    page.steps(3, 3);
    String audited = page.steps(4, 4);
    assertEquals(2, audited.split("The chain is whole", -1).length - 1, audited);
    page.steps(5, 6);
    page.end();
    assertEquals(active, city.kid("RETIRED"));
    assertEquals(next, city.kid("ACTIVE"));
    gate.accepts(city.citizen().code());
  }
}
