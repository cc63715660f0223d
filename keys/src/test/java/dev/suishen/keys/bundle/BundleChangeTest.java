package dev.suishen.keys.bundle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.bundle.BundleChange.Kind;
import dev.suishen.keys.city.Fingerprint;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.VerificationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundleChangeTest {
  private PretendCity city;
  private TrustBundle before;
  private BundleDraft next;

  @BeforeEach
  void found() throws Exception {
    city = new PretendCity(Algorithm.ED25519);
    before = city.trust.bundle().orElseThrow();
    next = BundleDraft.of(before).next(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void the_next_one_says_the_same_a_day_later_for_as_long() {
    assertEquals(List.of(Kind.SERIAL, Kind.ISSUED, Kind.NEXT_UPDATE, Kind.EXPIRES), kinds(next));
    assertEquals(new BundleChange(new BundleChange.Fact(Kind.SERIAL, ""), "1", "2"), first(next));
    assertEquals(NOW.plus(Duration.ofDays(2)), next.nextUpdate());
    assertEquals(NOW.plus(Duration.ofDays(8)), next.expires());
  }

  @Test
  void a_first_bundle_is_new_in_all() {
    List<BundleChange> changes = BundleChange.between(Optional.empty(), next);
    assertEquals(5 + 2 + 2 + 3 + 1, changes.size());
    assertTrue(changes.stream().allMatch(change -> change.was().isEmpty()));
  }

  @Test
  void a_key_that_comes_goes_or_changes_is_told_whole() {
    SigningKey kept = before.keys().get(0);
    SigningKey revoked =
        new SigningKey(
            kept.key(), kept.notBefore(), kept.notAfter(), kept.use(), SigningKey.REVOKED);
    SigningKey comes =
        new SigningKey(
            newKey(Algorithm.SM2).publicKey(), 1, 2, SigningKey.FOR_CODES, SigningKey.PUBLISHED);
    List<BundleChange> changes = keyChanges(with(List.of(revoked, comes), next.roots()));
    assertEquals(3, changes.size());
    assertTrue(changes.get(0).was().startsWith("ACTIVE"), changes.get(0).was());
    assertTrue(changes.get(0).is().startsWith("REVOKED"), changes.get(0).is());
    assertEquals("SM2 " + Fingerprint.of(comes.key()), changes.get(1).fact().subject());
    assertEquals("", changes.get(1).was());
    assertEquals("", changes.get(2).is());
  }

  private List<BundleChange> keyChanges(BundleDraft draft) {
    return BundleChange.between(Optional.of(before), draft).stream()
        .filter(change -> change.fact().kind() == Kind.KEY)
        .toList();
  }

  @Test
  void roots_that_come_and_go_and_their_threshold_are_told() {
    List<VerificationKey> roots = new ArrayList<>(city.rootSet.keys());
    roots.remove(2);
    roots.add(newKey(Algorithm.ED25519).publicKey());
    BundleDraft draft = with(next.keys(), RootSet.of(3, roots));
    assertEquals(
        List.of(
            Kind.SERIAL,
            Kind.ISSUED,
            Kind.NEXT_UPDATE,
            Kind.EXPIRES,
            Kind.THRESHOLD,
            Kind.ROOT,
            Kind.ROOT),
        kinds(draft));
  }

  private List<Kind> kinds(BundleDraft draft) {
    return BundleChange.between(Optional.of(before), draft).stream()
        .map(change -> change.fact().kind())
        .toList();
  }

  private BundleChange first(BundleDraft draft) {
    return BundleChange.between(Optional.of(before), draft).get(0);
  }

  private BundleDraft with(List<SigningKey> keys, RootSet roots) {
    return new BundleDraft(
        next.issuer(),
        next.serial(),
        next.issuedAt(),
        next.expires(),
        next.nextUpdate(),
        keys,
        next.policy(),
        roots,
        next.statusLists());
  }
}
