package dev.suishen.keys.bundle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.bundle.RootSignature.Standing;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssembledBundleTest {
  private PretendCity city;
  private BundleDraft draft;

  @BeforeEach
  void found() throws Exception {
    city = new PretendCity(Algorithm.ED25519);
    draft = city.draft(2);
  }

  @Test
  void each_holder_signs_a_file_and_the_city_puts_them_together() throws Exception {
    String file = BundleDraftFile.of(draft).toJson();
    String first = holderSigns(file, city.roots.get(0));
    String third = holderSigns(file, city.roots.get(2));
    AssembledBundle bundle =
        new AssembledBundle(
            BundleDraftFile.parse(file),
            List.of(RootSignatureFile.parse(third), RootSignatureFile.parse(first)));
    assertEquals(0, bundle.quorum(city.rootSet).missing());
    TrustBundle taken = bundle.takenBy(city.trust);
    assertArrayEquals(bundle.encoded(), taken.encoded());
    assertEquals(draft, BundleDraft.of(taken));
  }

  private static String holderSigns(String file, CodeSigner root) throws IOException {
    return RootSignatureFile.of(RootSignature.by(root, BundleDraftFile.parse(file))).toJson();
  }

  @Test
  void a_signature_that_is_missing_is_counted_and_the_bundle_not_taken() {
    AssembledBundle bundle = assembled(draft, city.roots.get(1));
    assertEquals(List.of(city.roots.get(1).publicKey()), bundle.quorum(city.rootSet).signed());
    assertEquals(1, bundle.quorum(city.rootSet).missing());
    assertRefused(Cause.BUNDLE_SIGNATURE, bundle);
  }

  @Test
  void a_root_that_signs_twice_counts_once() {
    AssembledBundle bundle = assembled(draft, city.roots.get(1), city.roots.get(1));
    assertEquals(1, bundle.quorum(city.rootSet).missing());
    assertRefused(Cause.BUNDLE_SIGNATURE, bundle);
  }

  @Test
  void a_signature_that_does_not_count_says_why() {
    CodeSigner root = city.roots.get(0);
    RootSignature good = RootSignature.by(root, draft);
    assertStanding(Standing.COUNTS, 1, good);
    assertStanding(Standing.OTHER_DRAFT, 2, RootSignature.by(root, city.draft(3)));
    assertStanding(Standing.NO_ROOT, 2, RootSignature.by(newKey(Algorithm.ED25519), draft));
    byte[] altered = good.signature().clone();
    altered[0] ^= 1;
    assertStanding(
        Standing.BAD_SIGNATURE, 2, new RootSignature(good.root(), good.draft(), altered));
    RootSignature forOther = RootSignature.by(root, city.draft(3));
    assertStanding(
        Standing.BAD_SIGNATURE,
        2,
        new RootSignature(good.root(), good.draft(), forOther.signature()));
    assertStanding(
        Standing.BAD_SIGNATURE, 2, new RootSignature(good.root(), good.draft(), new byte[0]));
  }

  private void assertStanding(Standing standing, int missing, RootSignature signature) {
    assertEquals(standing, signature.standing(draft, city.rootSet));
    AssembledBundle bundle = new AssembledBundle(draft, List.of(signature));
    assertEquals(missing, bundle.quorum(city.rootSet).missing());
  }

  @Test
  void roots_change_in_one_step_that_the_former_and_the_new_ones_sign() throws Exception {
    List<CodeSigner> others =
        List.of(newKey(Algorithm.ES256), newKey(Algorithm.SM2), newKey(Algorithm.ED25519));
    RootSet otherRoots = RootSet.of(3, others.stream().map(CodeSigner::publicKey).toList());
    BundleDraft change = withRoots(draft, otherRoots);
    CodeSigner[] former = {city.roots.get(0), city.roots.get(1)};
    CodeSigner[] all = {former[0], former[1], others.get(0), others.get(1), others.get(2)};

    assertRefused(Cause.BUNDLE_SIGNATURE, assembled(change, former));
    assertRefused(Cause.BUNDLE_SIGNATURE, assembled(change, others.toArray(new CodeSigner[0])));
    AssembledBundle oneNewIsMissing =
        assembled(change, former[0], former[1], others.get(0), others.get(1));
    assertEquals(0, oneNewIsMissing.quorum(city.rootSet).missing());
    assertEquals(1, oneNewIsMissing.quorum(otherRoots).missing());
    assertRefused(Cause.BUNDLE_SIGNATURE, oneNewIsMissing);
    AssembledBundle oneFormerIsMissing =
        assembled(change, former[0], others.get(0), others.get(1), others.get(2));
    assertEquals(1, oneFormerIsMissing.quorum(city.rootSet).missing());
    assertEquals(0, oneFormerIsMissing.quorum(otherRoots).missing());
    assertRefused(Cause.BUNDLE_SIGNATURE, oneFormerIsMissing);

    assembled(change, all).takenBy(city.trust);
    assertEquals(otherRoots, city.trust.roots());
    BundleDraft next = withRoots(city.draft(3), otherRoots);
    assertRefused(Cause.BUNDLE_SIGNATURE, assembled(next, former));
    assembled(next, others.toArray(new CodeSigner[0])).takenBy(city.trust);
  }

  @Test
  void a_root_that_stays_signs_once_for_both_sets() throws Exception {
    CodeSigner stays = city.roots.get(0);
    CodeSigner comes = newKey(Algorithm.ED25519);
    RootSet replaced = RootSet.of(2, List.of(stays.publicKey(), comes.publicKey()));
    AssembledBundle bundle = assembled(withRoots(draft, replaced), stays, city.roots.get(1), comes);
    assertEquals(0, bundle.quorum(city.rootSet).missing());
    assertEquals(0, bundle.quorum(replaced).missing());
    bundle.takenBy(city.trust);
  }

  @Test
  void times_are_of_whole_seconds() throws Exception {
    BundleDraft split =
        new BundleDraft(
            draft.issuer(),
            draft.serial(),
            NOW.plusMillis(999),
            draft.expires().plusMillis(1),
            draft.nextUpdate().plusNanos(1),
            draft.keys(),
            draft.policy(),
            draft.roots(),
            draft.statusLists());
    assertEquals(draft, split);
    assertEquals(draft, BundleDraftFile.parse(BundleDraftFile.of(split).toJson()));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"serial\" : 2', '\"serial\" : 3'",
    "'pretend city', 'another city'",
    "ACTIVE, REVOKED",
    "ACTIVE, SLEEPING",
    "STATUS_LISTS, CODES",
    "'\"threshold\" : 2', '\"threshold\" : 1'",
    "'\"threshold\" : 2', '\"threshold\" : 4'",
    "'\"skew\" : 30', '\"skew\" : 31'",
    "/status/2/0, /status/2/1",
    "2026-11-22T09:00:00Z, 2026-11-22T09:00:01Z",
    "2026-11-22T09:00:00Z, today",
    "'\"kid\" : \"', '\"kid\" : \"0'",
    "'\"digest\" : \"', '\"digest\" : \"0'",
    "'\"digest\" : \"', '\"hash\" : \"'"
  })
  void a_draft_that_was_edited_on_its_way_is_refused(String part, String edited) {
    String json = BundleDraftFile.of(draft).toJson();
    assertEquals(true, json.contains(part));
    assertThrows(IOException.class, () -> BundleDraftFile.parse(json.replace(part, edited)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"root\":\"a0\",\"draft\":\"00\",\"signature\":\"00\"}",
        "{\"root\":null,\"draft\":\"00\",\"signature\":\"00\"}"
      })
  void what_is_no_signature_is_refused(String json) {
    assertThrows(IOException.class, () -> RootSignatureFile.parse(json));
    assertThrows(IOException.class, () -> BundleDraftFile.parse(json));
  }

  @Test
  void what_is_too_long_is_not_read() throws Exception {
    String signature = RootSignatureFile.of(RootSignature.by(city.roots.get(0), draft)).toJson();
    String longest = signature + " ".repeat(4096 - signature.length());
    assertEquals(city.roots.get(0).publicKey(), RootSignatureFile.parse(longest).root());
    assertThrows(IOException.class, () -> RootSignatureFile.parse(longest + " "));
    String file = BundleDraftFile.of(draft).toJson();
    String longestFile = file + " ".repeat((1 << 20) - file.length());
    assertEquals(draft, BundleDraftFile.parse(longestFile));
    assertThrows(IOException.class, () -> BundleDraftFile.parse(longestFile + " "));
  }

  private static AssembledBundle assembled(BundleDraft draft, CodeSigner... roots) {
    return new AssembledBundle(
        draft, List.of(roots).stream().map(root -> RootSignature.by(root, draft)).toList());
  }

  private static BundleDraft withRoots(BundleDraft draft, RootSet roots) {
    return new BundleDraft(
        draft.issuer(),
        draft.serial(),
        draft.issuedAt(),
        draft.expires(),
        draft.nextUpdate(),
        draft.keys(),
        draft.policy(),
        roots,
        draft.statusLists());
  }

  private void assertRefused(Cause cause, AssembledBundle bundle) {
    TrustBundle held = city.trust.bundle().orElseThrow();
    BundleRefusedException refused =
        assertThrows(BundleRefusedException.class, () -> bundle.takenBy(city.trust));
    assertEquals(cause, refused.reason());
    assertEquals(held, city.trust.bundle().orElseThrow());
  }
}
