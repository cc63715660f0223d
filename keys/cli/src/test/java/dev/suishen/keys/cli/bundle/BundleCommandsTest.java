package dev.suishen.keys.cli.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.cli.CityFiles;
import dev.suishen.keys.cli.Run;
import dev.suishen.keys.cli.TestDesk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandsTest {
  private static final String BEFORE = " --roots roots.json --before bundle-6.cbor";
  private static final String DRAFT = "bundle draft --from bundle-6.cbor --roots roots.json";

  @TempDir private Path folder;
  private TestDesk desk;
  private CityFiles city;

  @BeforeEach
  void found() throws Exception {
    city = CityFiles.in(folder);
    desk = new TestDesk(folder).secret("PASS", CityFiles.PASSPHRASE);
  }

  @Test
  void a_draft_goes_to_two_holders_and_comes_back_as_a_bundle() throws Exception {
    desk.run(DRAFT).ended(Exit.DONE);
    String north = sign("draft-7.json", "north");
    Run one = desk.run("bundle assemble draft-7.json " + north + BEFORE);
    one.ended(Exit.SIGNATURES_MISSING);
    assertFalse(desk.names().contains("bundle-7.cbor"));
    assertTrue(one.out().contains(name(city.roots.get(2))), one.out());

    String vault = sign("draft-7.json", "vault");
    desk.run("bundle assemble draft-7.json " + north + " " + vault + BEFORE).ended(Exit.DONE);
    desk.run("bundle verify bundle-7.cbor" + BEFORE).ended(Exit.DONE);
    desk.run("bundle lint bundle-7.cbor" + BEFORE).ended(Exit.DONE);
    assertTrue(
        desk.run("bundle show bundle-7.cbor --roots roots.json").out().contains("pretend city"));
  }

  @Test
  void roots_change_in_one_step_that_both_sets_sign() throws Exception {
    List<CodeSigner> fresh =
        List.of(city.root("east", Algorithm.ES256), city.root("west", Algorithm.SM2));
    city.writeRoots("fresh.json", 2, fresh);
    desk.run(DRAFT + " --new-roots fresh.json").ended(Exit.DONE);
    String north = sign("draft-7.json", "north");
    String south = sign("draft-7.json", "south");
    String east = sign("draft-7.json", "east");
    String assemble = "bundle assemble draft-7.json " + north + " " + south;
    desk.run(assemble + BEFORE).ended(Exit.SIGNATURES_MISSING);
    JsonNode told = desk.run(assemble + " " + east + BEFORE + " --json").json();
    assertEquals(0, told.at("/quorums/0/missing").intValue());
    assertEquals(1, told.at("/quorums/1/missing").intValue());

    String west = sign("draft-7.json", "west");
    desk.run(assemble + " " + east + " " + west + BEFORE).ended(Exit.DONE);
    desk.run("bundle roots bundle-7.cbor" + BEFORE).ended(Exit.DONE);
    assertEquals(desk.read("fresh.json"), desk.read("roots-7.json"));

    desk.at(TestDesk.NOW.plus(Duration.ofDays(1)));
    desk.run("bundle draft --from bundle-7.cbor --roots roots-7.json").ended(Exit.DONE);
    String next = " --roots roots-7.json --before bundle-7.cbor";
    Run former = desk.run(signing("draft-8.json", "north", next));
    former.ended(Exit.REFUSED);
    String both = sign("draft-8.json", "east", next) + " " + sign("draft-8.json", "west", next);
    desk.run("bundle assemble draft-8.json " + both + next).ended(Exit.DONE);
    desk.run("bundle verify bundle-8.cbor" + BEFORE).ended(Exit.REFUSED);
    desk.run("bundle verify bundle-8.cbor" + BEFORE + " --before bundle-7.cbor").ended(Exit.DONE);
  }

  @Test
  void a_lost_root_is_left_out_by_those_that_are_left() throws Exception {
    CodeSigner spare = city.root("spare", Algorithm.ED25519);
    city.writeRoots("spare.json", 1, List.of(spare));
    String lost = name(city.roots.get(1));
    Files.delete(folder.resolve("south.pem"));
    desk.run(DRAFT + " --drop-root " + lost + " --add-roots spare.json").ended(Exit.DONE);
    String north = sign("draft-7.json", "north");
    String vault = sign("draft-7.json", "vault");
    desk.run("bundle assemble draft-7.json " + north + " " + vault + BEFORE).ended(Exit.DONE);
    desk.run("bundle roots bundle-7.cbor" + BEFORE).ended(Exit.DONE);
    assertTrue(desk.read("roots-7.json").contains(Hex.toHexString(spare.publicKey().encoded())));
    assertFalse(
        desk.read("roots-7.json")
            .contains(Hex.toHexString(city.roots.get(1).publicKey().encoded())));
  }

  @Test
  void roots_that_are_none_are_wrong_use() {
    desk.run(DRAFT + " --drop-root 00000000").ended(Exit.WRONG_USE);
    desk.run(DRAFT + " --threshold 4").ended(Exit.WRONG_USE);
    desk.run(DRAFT + " --drop-root north").ended(Exit.WRONG_USE);
  }

  @Test
  void what_verifiers_would_suffer_from_is_refused_unless_it_is_named() throws Exception {
    desk.run(DRAFT + " --expires PT47H --next-update PT1H").ended(Exit.DONE);
    String signatures = sign("draft-7.json", "north") + " " + sign("draft-7.json", "south");
    String assemble = "bundle assemble draft-7.json " + signatures + BEFORE;
    Run refused = desk.run(assemble);
    refused.ended(Exit.REFUSED);
    assertTrue(refused.out().contains("EXPIRY_TOO_NEAR"), refused.out());
    desk.run("bundle lint draft-7.json" + BEFORE).ended(Exit.REFUSED);
    desk.run(assemble + " --despite WINDOW_GAP").ended(Exit.WRONG_USE);
    desk.run(assemble + " --despite NO_SUCH").ended(Exit.WRONG_USE);
    assertFalse(desk.names().contains("bundle-7.cbor"));
    desk.run(assemble + " --despite EXPIRY_TOO_NEAR").ended(Exit.DONE);
    assertTrue(desk.names().contains("bundle-7.cbor"));
  }

  @Test
  void what_the_real_verifier_refuses_nobody_can_take_upon_themselves() throws Exception {
    desk.run(DRAFT + " --serial 5").ended(Exit.DONE);
    String signatures = sign("draft-5.json", "north") + " " + sign("draft-5.json", "south");
    Run refused =
        desk.run(
            "bundle assemble draft-5.json " + signatures + BEFORE + " --despite SERIAL_NOT_HIGHER");
    refused.ended(Exit.REFUSED);
    assertTrue(refused.err().contains("BUNDLE_ROLLBACK"), refused.err());
    assertFalse(desk.names().contains("bundle-5.cbor"));
  }

  @Test
  void a_revoked_key_is_shown_to_who_signs() throws Exception {
    String kid = SigningKey.name(city.activeKey.key().kid());
    desk.run(DRAFT + " --revoke " + kid).ended(Exit.DONE);
    Run signed = desk.run(signing("draft-7.json", "north", BEFORE));
    signed.ended(Exit.DONE);
    assertTrue(signed.out().contains("+ REVOKED"), signed.out());
    assertTrue(signed.out().contains("- ACTIVE"), signed.out());
    desk.run(DRAFT + " --revoke 00000000 --out other.json").ended(Exit.WRONG_USE);
  }

  @Test
  void who_signs_types_the_digest_that_was_agreed() throws Exception {
    desk.run(DRAFT).ended(Exit.DONE);
    String digest = digest("draft-7.json");
    String sign =
        "bundle sign draft-7.json --key north.pem --passphrase env:PASS --out sig.json" + BEFORE;
    desk.run(sign).ended(Exit.WRONG_USE);
    desk.typing("00000000").run(sign).ended(Exit.REFUSED);
    desk.run(sign + " --digest " + "00".repeat(32)).ended(Exit.REFUSED);
    desk.run(sign + " --digest " + digest.substring(0, 8)).ended(Exit.REFUSED);
    assertFalse(desk.names().contains("sig.json"));
    desk.typing(digest.substring(0, 8)).run(sign).ended(Exit.DONE);
    assertTrue(desk.names().contains("sig.json"));
    desk.run(sign.replace("sig.json", "two.json") + " --digest " + digest).ended(Exit.DONE);
  }

  @Test
  void a_passphrase_is_typed_where_nothing_else_is_said() throws Exception {
    desk.run(DRAFT).ended(Exit.DONE);
    String sign = "bundle sign draft-7.json --key north.pem --yes" + BEFORE;
    desk.run(sign).ended(Exit.CUSTODY);
    desk.typing("wrong horse").run(sign).ended(Exit.CUSTODY);
    desk.typing(CityFiles.PASSPHRASE).run(sign).ended(Exit.DONE);
  }

  @Test
  void a_passphrase_on_the_command_line_is_refused_and_not_repeated() {
    desk.run(DRAFT).ended(Exit.DONE);
    Run run =
        desk.run(
            "bundle",
            "sign",
            "draft-7.json",
            "--key",
            "north.pem",
            "--passphrase",
            CityFiles.PASSPHRASE,
            "--yes",
            "--roots",
            "roots.json",
            "--before",
            "bundle-6.cbor");
    run.ended(Exit.WRONG_USE);
  }

  @Test
  void a_key_that_is_no_root_signs_nothing() throws Exception {
    city.root("stranger", Algorithm.ED25519);
    desk.run(DRAFT).ended(Exit.DONE);
    desk.run(signing("draft-7.json", "stranger", BEFORE)).ended(Exit.REFUSED);
    desk.run("bundle sign draft-7.json --yes" + BEFORE).ended(Exit.WRONG_USE);
  }

  @Test
  void nothing_is_signed_without_the_bundle_before() {
    desk.run(DRAFT).ended(Exit.DONE);
    desk.run(signing("draft-7.json", "north", " --roots roots.json")).ended(Exit.WRONG_USE);
  }

  @Test
  void a_first_bundle_has_none_before_it() throws Exception {
    BundleDraft sixth = BundleDraftFile.parse(shown("bundle-6.cbor"));
    BundleDraft first =
        new BundleDraft(
            sixth.issuer(),
            1,
            TestDesk.NOW,
            sixth.expires(),
            sixth.nextUpdate().plusSeconds(60),
            sixth.keys(),
            sixth.policy(),
            sixth.roots(),
            sixth.statusLists());
    Files.writeString(folder.resolve("first.json"), BundleDraftFile.of(first).toJson());
    String roots = " --roots roots.json";
    String signatures =
        sign("first.json", "north", roots) + " " + sign("first.json", "vault", roots);
    desk.run("bundle assemble first.json " + signatures + roots).ended(Exit.DONE);
    desk.run("bundle verify bundle-1.cbor" + roots).ended(Exit.DONE);
  }

  private String shown(String bundle) {
    return desk.run("bundle show " + bundle + " --roots roots.json --json").out();
  }

  @Test
  void a_signature_that_does_not_count_is_named_and_left_out() throws Exception {
    desk.run(DRAFT).ended(Exit.DONE);
    desk.run(DRAFT + " --expires P6D --out other.json").ended(Exit.DONE);
    String north = sign("draft-7.json", "north");
    String south = sign("draft-7.json", "south");
    String other = sign("other.json", "vault");
    String assemble = "bundle assemble draft-7.json " + north + " " + other;
    Run missing = desk.run(assemble + BEFORE + " --json");
    missing.ended(Exit.SIGNATURES_MISSING);
    assertEquals("OTHER_DRAFT", missing.json().at("/signatures/1/standing").textValue());
    assertEquals("", missing.json().at("/file").textValue());
    desk.run(assemble + " " + south + BEFORE).ended(Exit.DONE);
    desk.run("bundle assemble draft-7.json " + north + " " + south + BEFORE + " --out two.cbor")
        .ended(Exit.DONE);
    assertArrayEquals(
        Files.readAllBytes(desk.file("two.cbor")), Files.readAllBytes(desk.file("bundle-7.cbor")));
  }

  @Test
  void an_edited_draft_or_a_file_that_is_none_is_wrong_use() throws Exception {
    desk.run(DRAFT).ended(Exit.DONE);
    String edited = desk.read("draft-7.json").replace("pretend city", "another city");
    Files.writeString(folder.resolve("edited.json"), edited);
    desk.run("bundle show edited.json --roots roots.json").ended(Exit.WRONG_USE);
    desk.run(signing("edited.json", "north", BEFORE)).ended(Exit.WRONG_USE);
    desk.run(signing("bundle-6.cbor", "north", BEFORE)).ended(Exit.WRONG_USE);
    desk.run("bundle assemble draft-7.json roots.json" + BEFORE).ended(Exit.WRONG_USE);
    desk.run("bundle show absent.json --roots roots.json").ended(Exit.WRONG_USE);
    Files.write(folder.resolve("large.cbor"), new byte[65_537]);
    desk.run("bundle verify large.cbor --roots roots.json").ended(Exit.WRONG_USE);
    desk.run("bundle verify draft-7.json --roots roots.json").ended(Exit.REFUSED);
  }

  @Test
  void a_bundle_is_shown_to_nobody_before_its_roots_have_spoken() throws Exception {
    city.writeRoots("others.json", 1, List.of(city.root("other", Algorithm.ED25519)));
    Run shown = desk.run("bundle show bundle-6.cbor --roots others.json");
    shown.ended(Exit.REFUSED);
    assertEquals("", shown.out());
  }

  @Test
  void a_draft_is_shown_to_anybody_and_a_bundle_by_its_roots_alone() {
    desk.run(DRAFT).ended(Exit.DONE);
    Run shown = desk.run("bundle show draft-7.json").ended(Exit.DONE);
    assertEquals(desk.run("bundle show draft-7.json --roots roots.json").out(), shown.out());
    Run refused = desk.run("bundle show bundle-6.cbor");
    refused.ended(Exit.WRONG_USE);
    assertTrue(refused.err().contains("--roots"), refused.err());
    desk.run("bundle show bundle-6.cbor --before bundle-6.cbor").ended(Exit.WRONG_USE);
  }

  @Test
  void a_bundle_of_a_later_version_is_refused_by_the_key_that_is_not_known() throws Exception {
    writeWith(3, KeyState.ACTIVE.wireNumber(), "use.cbor");
    writeWith(KeyUse.CODES.wireNumber(), 5, "state.cbor");
    refusedAsLater("use.cbor", "key use 3");
    refusedAsLater("state.cbor", "key state 5");
  }

  private void refusedAsLater(String file, String unknown) {
    String roots = " --roots roots.json";
    for (String command :
        List.of(
            "bundle show " + file + roots,
            "bundle lint " + file + roots,
            "bundle verify " + file + roots,
            "bundle roots " + file + roots,
            "bundle draft --from " + file + roots,
            "bundle verify bundle-6.cbor --before " + file + roots)) {
      Run refused = desk.run(command);
      refused.ended(Exit.REFUSED);
      String kid = SigningKey.name(city.activeKey.key().kid());
      assertTrue(refused.err().contains("its key " + kid + " has " + unknown), refused.err());
      assertEquals("", refused.out());
    }
  }

  /** As the bundle of yesterday, but for one key; a verifier takes it. */
  private void writeWith(int use, int state, String file) throws Exception {
    BundleDraft draft = city.draft(6, city.rootSet());
    TrustBundle.SigningKey known = draft.keys().get(0);
    List<TrustBundle.SigningKey> keys = new ArrayList<>(draft.keys());
    keys.set(
        0,
        new TrustBundle.SigningKey(known.key(), known.notBefore(), known.notAfter(), use, state));
    BundleDraft later =
        new BundleDraft(
            draft.issuer(),
            draft.serial(),
            draft.issuedAt(),
            draft.expires(),
            draft.nextUpdate(),
            keys,
            draft.policy(),
            draft.roots(),
            draft.statusLists());
    TrustBundle taken = later.sign(city.roots.subList(0, 2), TrustStore.pinned(city.rootSet()));
    Files.write(desk.file(file), taken.encoded());
  }

  @Test
  void an_expired_bundle_is_shown_and_followed_but_not_verified() {
    desk.at(TestDesk.NOW.plus(Duration.ofDays(6)).minusSeconds(1));
    desk.run("bundle verify bundle-6.cbor --roots roots.json").ended(Exit.DONE);
    desk.at(TestDesk.NOW.plus(Duration.ofDays(6)));
    desk.run("bundle verify bundle-6.cbor --roots roots.json").ended(Exit.REFUSED);
    desk.run("bundle show bundle-6.cbor --roots roots.json").ended(Exit.DONE);
    desk.run(DRAFT).ended(Exit.DONE);
  }

  @Test
  void a_dry_run_writes_nothing() throws Exception {
    Set<String> before = desk.names();
    desk.run(DRAFT + " --dry-run").ended(Exit.DONE);
    desk.run("bundle roots bundle-6.cbor --roots roots.json --dry-run").ended(Exit.DONE);
    assertEquals(before, desk.names());
    desk.run(DRAFT).ended(Exit.DONE);
    String signatures = sign("draft-7.json", "north") + " " + sign("draft-7.json", "south");
    before = desk.names();
    desk.run(signing("draft-7.json", "vault", BEFORE) + " --dry-run").ended(Exit.DONE);
    desk.run("bundle assemble draft-7.json " + signatures + BEFORE + " --dry-run").ended(Exit.DONE);
    assertEquals(before, desk.names());
  }

  @Test
  void nothing_is_overwritten() throws Exception {
    desk.run(DRAFT).ended(Exit.DONE);
    desk.run(DRAFT).ended(Exit.REFUSED);
    String north = sign("draft-7.json", "north");
    desk.run(signing("draft-7.json", "north", BEFORE)).ended(Exit.REFUSED);
    String signatures = north + " " + sign("draft-7.json", "south");
    String assemble = "bundle assemble draft-7.json " + signatures + BEFORE;
    desk.run(assemble + " --out bundle-6.cbor").ended(Exit.REFUSED);
    desk.run("bundle roots bundle-6.cbor --roots roots.json --out roots.json").ended(Exit.REFUSED);
  }

  @Test
  void each_answers_one_json_value() throws Exception {
    JsonNode drafted = desk.run(DRAFT + " --json").json();
    assertEquals(digest("draft-7.json"), drafted.at("/digest").textValue());
    assertEquals("SERIAL", drafted.at("/changes/0/kind").textValue());
    Run signed = desk.run(signing("draft-7.json", "north", BEFORE) + " --json");
    assertEquals(name(city.roots.get(0)), signed.json().at("/root").textValue());
    assertTrue(signed.err().contains("Digest"), "people read it all the same");
    assertEquals(
        7,
        desk.run("bundle lint draft-7.json" + BEFORE + " --json").json().at("/serial").intValue());
    assertEquals(
        6,
        desk.run("bundle verify bundle-6.cbor --roots roots.json --json")
            .json()
            .at("/serial")
            .intValue());
    assertEquals(
        2,
        desk.run("bundle roots bundle-6.cbor --roots roots.json --json")
            .json()
            .at("/threshold")
            .intValue());
  }

  @Test
  void a_narrow_terminal_loses_nothing() throws Exception {
    String wide =
        desk.variable("COLUMNS", "200").run("bundle show bundle-6.cbor --roots roots.json").out();
    String narrow =
        desk.variable("COLUMNS", "40").run("bundle show bundle-6.cbor --roots roots.json").out();
    String kid = SigningKey.name(city.activeKey.key().kid());
    assertTrue(wide.lines().anyMatch(line -> line.contains(kid) && line.contains("ACTIVE")), wide);
    assertTrue(narrow.lines().anyMatch(line -> line.matches("KEY +" + kid)), narrow);
    assertTrue(narrow.lines().anyMatch(line -> line.matches("  STATE +ACTIVE")), narrow);
  }

  private String digest(String draft) throws IOException {
    return Hex.toHexString(BundleDraftFile.parse(desk.read(draft)).digest());
  }

  private static String name(CodeSigner root) {
    return SigningKey.name(root.publicKey().kid());
  }

  private static String signing(String draft, String root, String before) {
    return "bundle sign " + draft + " --key " + root + ".pem --passphrase env:PASS --yes" + before;
  }

  private String sign(String draft, String root) throws IOException {
    return sign(draft, root, BEFORE);
  }

  /** The name of the signature's file. */
  private String sign(String draft, String root, String before) throws IOException {
    Run run = desk.run(signing(draft, root, before) + " --json");
    run.ended(Exit.DONE);
    return run.json().at("/file").textValue();
  }
}
