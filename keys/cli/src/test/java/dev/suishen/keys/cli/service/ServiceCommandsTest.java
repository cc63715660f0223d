package dev.suishen.keys.cli.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.cli.CityFiles;
import dev.suishen.keys.cli.Run;
import dev.suishen.keys.cli.TestDesk;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of docs/http-api.md, "Administration". */
class ServiceCommandsTest {
  private static final String KEY =
      """
      {"kid": "f71010c3", "algorithm": "ED25519", "use": "CODES", "state": "PUBLISHED",
       "notBefore": "2026-11-22T09:00:00Z", "notAfter": "2027-01-31T09:00:00Z",
       "since": {"PLANNED": "2026-11-22T09:00:00Z"}, "publishedIn": 6, "signs": false,
       "plannedBy": "admin",
       "activation": {"safe": false, "from": "2026-11-24T09:00:00Z", "behind": 3, "away": 1}}
      """;

  private static final String PENDING =
      """
      {"id": 12, "kind": "PUBLISH_BUNDLE", "state": "PENDING", "proposedBy": "admin",
       "proposedAt": "2026-11-28T08:00:00Z", "subject": "7", "changesRoots": true,
       "findings": [{"severity": "WARNING", "check": "ROOTS_CHANGED", "words": "both must sign"}]}
      """;

  @TempDir private Path folder;
  private AdminService service;
  private TestDesk desk;

  @BeforeEach
  void start() throws IOException {
    service = new AdminService();
    desk = new TestDesk(folder).secret("SUISHEN_TOKEN", AdminService.TOKEN);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Run run(String line) {
    return desk.run(line + " --service " + service.url());
  }

  @Test
  void keys_are_listed_with_what_the_rotation_asks_for() throws Exception {
    service.answering(
        "GET keys",
        200,
        "{\"keys\": ["
            + KEY
            + "], \"due\": [{\"action\": \"PLAN\", \"use\": \"STATUS_LISTS\","
            + " \"due\": \"2026-11-27T09:00:00Z\", \"from\": \"2026-11-27T09:00:00Z\"}],"
            + " \"ahead\": []}");
    String said = run("keys list").ended(Exit.DONE).out();
    for (String part : List.of("f71010c3", "PUBLISHED", "behind 3", "PLAN", "STATUS_LISTS")) {
      assertTrue(said.contains(part), said);
    }
    String row = "f71010c3 +ED25519 +CODES +PUBLISHED +[-0-9]{10} [:0-9]{5} +[-0-9]{10} [:0-9]{5}";
    assertTrue(said.lines().anyMatch(line -> line.matches(row)), said);
    assertTrue(said.lines().allMatch(line -> line.length() <= 80), said);
    assertEquals("f71010c3", run("keys list --json").json().at("/keys/0/kid").textValue());
    assertEquals("Bearer " + AdminService.TOKEN, service.last().authorization());
  }

  @Test
  void a_key_is_planned_by_use_and_window() throws Exception {
    service.answering("POST keys", 201, KEY).answering("POST keys?dryRun=true", 201, KEY);
    run("keys plan --use CODES").ended(Exit.DONE);
    assertEquals("{\"use\":\"CODES\"}", service.last().text());
    assertEquals("application/json", service.last().type());
    Run dry = run("keys plan --use CODES --not-after 2027-01-31T09:00:00Z --dry-run");
    assertTrue(dry.ended(Exit.DONE).out().contains("nothing was changed"));
    assertEquals(
        "{\"notAfter\":\"2027-01-31T09:00:00Z\",\"use\":\"CODES\"}", service.last().text());
    run("keys plan --use ALL").ended(Exit.WRONG_USE);
  }

  @Test
  void a_step_is_taken_once_its_kid_was_typed() {
    service.answering("POST keys/f71010c3/activation", 200, KEY);
    service.answering("POST keys/f71010c3/retirement", 200, KEY);
    service.answering("DELETE keys/f71010c3", 204, "");
    for (String step : List.of("activate", "retire", "forget")) {
      run("keys " + step + " f71010c3").ended(Exit.WRONG_USE);
      desk.typing("f71010c4");
      run("keys " + step + " f71010c3").ended(Exit.REFUSED);
      assertEquals(0, service.asked().size());
      desk.typing("f71010c3");
      run("keys " + step + " f71010c3").ended(Exit.DONE);
      run("keys " + step + " f71010c3 --yes").ended(Exit.DONE);
      assertEquals(2, service.asked().size());
      service.asked().clear();
    }
    run("keys activate f7 --yes").ended(Exit.WRONG_USE);
  }

  @Test
  void a_dry_run_asks_nobody_and_changes_nothing() throws Exception {
    service.answering("POST keys/f71010c3/retirement?dryRun=true", 200, KEY);
    service.answering("DELETE keys/f71010c3?dryRun=true", 204, "");
    run("keys retire f71010c3 --dry-run").ended(Exit.DONE);
    Run forgotten = run("keys forget f71010c3 --dry-run --json");
    assertEquals("f71010c3", forgotten.ended(Exit.DONE).json().at("/forgotten").textValue());
    assertEquals(2, service.asked().size());
  }

  @Test
  void a_refusal_tells_its_rule_and_from_when_it_would_be_none() {
    service.answering(
        "POST keys/f71010c3/activation",
        409,
        """
        {"type": "urn:suishen:problem:step-refused", "status": 409, "code": "STEP_REFUSED",
         "detail": "published for less than PT48H", "rule": "LEAD_TIME",
         "allowedFrom": "2026-11-30T09:00:00Z"}
        """);
    Run refused = run("keys activate f71010c3 --yes");
    refused.ended(Exit.REFUSED);
    assertEquals(
        List.of(
            "STEP_REFUSED: published for less than PT48H",
            "Rule: LEAD_TIME",
            "Allowed from: 2026-11-30T09:00:00Z"),
        refused.err().lines().toList());
  }

  @Test
  void what_the_detail_has_said_is_not_said_again() {
    service.answering(
        "POST keys/f71010c3/activation",
        409,
        "{\"code\": \"STEP_REFUSED\", \"detail\": \"key f71010c3: LEAD_TIME, allowed from noon\","
            + " \"rule\": \"LEAD_TIME\", \"allowedFrom\": \"noon\"}");
    Run refused = run("keys activate f71010c3 --yes").ended(Exit.REFUSED);
    assertEquals("STEP_REFUSED: key f71010c3: LEAD_TIME, allowed from noon\n", refused.err());
  }

  @Test
  void a_revocation_is_proposed_with_its_reason() {
    service.answering("POST keys/f71010c3/revocation", 202, PENDING);
    desk.typing("f71010c3");
    Run run =
        desk.run(
            "keys",
            "revoke",
            "f71010c3",
            "--reason",
            "stolen \"backup\"",
            "--service",
            service.url());
    assertTrue(run.ended(Exit.DONE).out().contains("another administrator"), run.out());
    assertEquals("{\"reason\":\"stolen \\\"backup\\\"\"}", service.last().text());
    run("keys revoke f71010c3").ended(Exit.WRONG_USE);
  }

  @Test
  void approvals_are_listed_by_state() {
    service.answering("GET approvals?state=PENDING", 200, "{\"approvals\": [" + PENDING + "]}");
    service.answering("GET approvals", 200, "{\"approvals\": []}");
    String said = run("approvals list").ended(Exit.DONE).out();
    assertTrue(said.contains("PUBLISH_BUNDLE"), said);
    assertTrue(said.contains("changes the roots"), said);
    assertTrue(said.contains("WARNING ROOTS_CHANGED: both must sign"), said);
    assertTrue(run("approvals list --state ANY").ended(Exit.DONE).out().contains("none"));
    run("approvals list --state SOME").ended(Exit.WRONG_USE);
  }

  @Test
  void who_approves_reads_it_first_and_types_its_subject() {
    service.answering("GET approvals?state=PENDING", 200, "{\"approvals\": [" + PENDING + "]}");
    service.answering("POST approvals/12/approval", 200, PENDING.replace("PENDING", "APPROVED"));
    Run other = desk.typing("8").run("approvals approve 12 --service " + service.url());
    assertTrue(other.ended(Exit.REFUSED).out().contains("changes the roots"), other.out());
    assertEquals(1, service.asked().size());
    desk.typing("7");
    assertTrue(run("approvals approve 12").ended(Exit.DONE).out().contains("APPROVED"));
    run("approvals approve 13 --yes").ended(Exit.REFUSED);
  }

  @Test
  void four_eyes_are_the_services() {
    service.answering("GET approvals?state=PENDING", 200, "{\"approvals\": [" + PENDING + "]}");
    service.answering(
        "POST approvals/12/approval", 403, "{\"code\": \"FOUR_EYES\", \"detail\": \"yours\"}");
    Run refused = run("approvals approve 12 --yes");
    assertEquals("FOUR_EYES: yours", refused.ended(Exit.REFUSED).err().strip());
  }

  @Test
  void a_step_is_laid_aside_with_its_reason() {
    service.answering("POST approvals/12/rejection", 200, PENDING.replace("PENDING", "REJECTED"));
    run("approvals reject 12 --reason wrong --yes").ended(Exit.DONE);
    assertEquals("{\"reason\":\"wrong\"}", service.last().text());
  }

  @Test
  void adoption_is_told_by_operator() {
    service.answering(
        "GET adoption",
        200,
        """
        {"newest": 7, "operators": [{"operator": "metro", "verifiers": 40, "current": 37,
         "behind": 2, "away": 1,
         "holdings": [{"serial": 7, "verifiers": 37, "lastSeen": "2026-11-28T08:59:00Z"}]}]}
        """);
    String said = run("adoption").ended(Exit.DONE).out();
    assertTrue(said.lines().anyMatch(line -> line.matches("metro +40 +37 +2 +1")), said);
    assertTrue(said.contains("2026-11-28T08:59:00Z"), said);
  }

  @Test
  void that_no_verifier_has_told_is_said() {
    service.answering("GET adoption", 200, "{\"newest\": 7, \"operators\": []}");
    assertEquals(
        "Newest bundle: 7\nNo verifier has told which bundle it holds.\n", run("adoption").out());
  }

  @Test
  void bundles_are_listed() {
    service.answering(
        "GET bundles",
        200,
        """
        {"bundles": [{"serial": 6, "issuedAt": "2026-11-27T09:00:00Z",
         "expires": "2026-12-04T09:00:00Z", "nextUpdate": "2026-11-28T09:00:00Z",
         "publishedAt": "2026-11-27T09:00:01Z", "roots": 3, "threshold": 2, "keys": 4}]}
        """);
    assertTrue(run("bundle list").ended(Exit.DONE).out().contains("2 of 3"));
  }

  @Test
  void a_bundle_is_proposed_as_it_is() throws Exception {
    CityFiles.in(folder);
    service.answering("POST bundles", 202, PENDING);
    run("bundle upload bundle-6.cbor").ended(Exit.DONE);
    assertArrayEquals(Files.readAllBytes(desk.file("bundle-6.cbor")), service.last().body());
    assertEquals("application/vnd.suishen.trust-bundle+cbor", service.last().type());
    service.answering(
        "POST bundles",
        422,
        """
        {"code": "BUNDLE_LINT", "detail": "1 error", "findings":
         [{"severity": "ERROR", "check": "WINDOW_GAP", "words": "nobody signs"}]}
        """);
    Run refused = run("bundle upload bundle-6.cbor");
    assertTrue(refused.ended(Exit.REFUSED).err().contains("ERROR WINDOW_GAP: nobody signs"));
    service.answering(
        "POST bundles",
        422,
        "{\"code\": \"BUNDLE_REFUSED\", \"detail\": \"no\", \"reason\": \"BUNDLE_ROLLBACK\"}");
    assertTrue(run("bundle upload bundle-6.cbor").err().contains("Reason: BUNDLE_ROLLBACK"));
  }

  @Test
  void a_draft_of_the_service_is_read_as_strictly_as_any() throws Exception {
    CityFiles city = CityFiles.in(folder);
    String draft = BundleDraftFile.of(city.draft(6, city.rootSet()).next(TestDesk.NOW)).toJson();
    service.answering("GET bundles/draft", 200, draft);
    Run run = run("bundle draft --from bundle-6.cbor --roots roots.json");
    assertTrue(run.ended(Exit.DONE).out().contains("SERIAL"), run.out());
    assertEquals(draft, desk.read("draft-7.json"));
    service.answering("GET bundles/draft", 200, draft.replace("pretend city", "another city"));
    run("bundle draft --out other.json").ended(Exit.SERVICE);
    assertFalse(desk.names().contains("other.json"));
    desk.run("bundle draft").ended(Exit.WRONG_USE);
  }
}
