package dev.suishen.keys.bundle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.OneKid;
import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.keys.bundle.LintFinding.Severity;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleLintTest {
  private static final long START = NOW.getEpochSecond();
  private static final long DAY = 86_400;
  private static final int CODES = 0;
  private static final int NEXT_CODES = 1;
  private static final int LISTS = 2;

  private final SoftwareKey root = newKey(Algorithm.ED25519);
  private final RootSet roots = RootSet.of(1, List.of(root.publicKey()));
  private final List<SigningKey> keys =
      List.of(
          key(SigningKey.FOR_CODES, SigningKey.ACTIVE),
          key(SigningKey.FOR_CODES, SigningKey.PUBLISHED),
          key(SigningKey.FOR_STATUS_LISTS, SigningKey.ACTIVE),
          key(SigningKey.FOR_STATUS_LISTS, SigningKey.PUBLISHED));
  private final List<StatusListLocation> lists =
      List.of(new StatusListLocation(1, 0, "/status/1/0"), new StatusListLocation(2, 0, "/2"));
  private final Draft next = new Draft();
  private TrustBundle before = firstBundle();

  @Test
  void about_a_good_bundle_there_is_nothing_to_say() {
    assertFinds();
    assertEquals(List.of(), BundleLint.DEFAULT.check(next.draft(), Optional.empty(), NOW));
  }

  @Test
  void serials_rise_by_one() {
    next.serial = 6;
    assertFinds(Check.SERIAL_NOT_HIGHER);
    next.serial = 8;
    assertFinds(Check.SERIAL_JUMP);
  }

  @Test
  void issue_next_update_and_expiry_follow_each_other() {
    next.nextUpdate = next.issuedAt;
    assertFinds();
    next.nextUpdate = next.issuedAt.minusSeconds(1);
    assertFinds(Check.TIMES_OUT_OF_ORDER);
    next.nextUpdate = next.expires;
    assertFinds();
    next.nextUpdate = next.expires.plusSeconds(1);
    assertFinds(Check.TIMES_OUT_OF_ORDER);
  }

  @Test
  void a_bundle_is_not_issued_before_the_one_before_it() {
    next.issuedAt = NOW.minusSeconds(1);
    assertFinds(Check.TIMES_OUT_OF_ORDER);
  }

  @Test
  void a_bundle_outlasts_the_lead_time_from_when_it_is_published() {
    next.nextUpdate = NOW;
    next.expires = NOW.plusSeconds(2 * DAY + 1);
    assertFinds();
    next.expires = NOW.plusSeconds(2 * DAY);
    assertFinds(Check.EXPIRY_TOO_NEAR);
    next.expires = NOW.plusSeconds(7 * DAY);
    Instant late = NOW.plusSeconds(5 * DAY);
    assertEquals(List.of(Check.EXPIRY_TOO_NEAR), checks(next.draft(), late));
    assertEquals(List.of(), checks(next.draft(), late.minusSeconds(1)));
  }

  @Test
  void a_bundle_lives_for_a_month_at_most() {
    next.expires = NOW.plusSeconds(31 * DAY);
    assertFinds();
    next.expires = NOW.plusSeconds(31 * DAY + 1);
    assertFinds(Check.EXPIRY_TOO_FAR);
  }

  @Test
  void a_kid_has_one_key() {
    next.keys.add(published(OneKid.FIRST));
    assertFinds();
    next.keys.add(published(OneKid.SECOND));
    assertFinds(Check.KID_COLLISION);
    next.keys.set(4, next.keys.get(0));
    next.keys.remove(5);
    assertFinds(Check.KID_COLLISION);
  }

  @Test
  void roots_of_one_kid_are_found() {
    next.roots = RootSet.of(1, List.of(root.publicKey(), OneKid.FIRST));
    assertFinds(Check.ROOTS_CHANGED);
    next.roots = RootSet.of(1, List.of(root.publicKey(), OneKid.FIRST, OneKid.SECOND));
    assertFinds(Check.KID_COLLISION, Check.ROOTS_CHANGED);
  }

  @Test
  void a_kid_does_not_go_over_to_another_key() {
    before = firstBundle(published(OneKid.FIRST));
    next.keys.add(published(OneKid.FIRST));
    assertFinds();
    next.keys.set(4, published(OneKid.SECOND));
    assertFinds(Check.KID_COLLISION);
  }

  @Test
  void keys_and_roots_have_valid_points() {
    VerificationKey smallOrder = VerificationKey.ed25519(new byte[32]);
    next.keys.add(published(smallOrder));
    assertFinds(Check.KEY_INVALID);
    next.keys.remove(4);
    next.roots = RootSet.of(1, List.of(root.publicKey(), smallOrder));
    assertFinds(Check.KEY_INVALID, Check.ROOTS_CHANGED);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {SigningKey.PUBLISHED, SigningKey.ACTIVE, SigningKey.RETIRED, SigningKey.REVOKED})
  void a_key_stays_while_a_code_of_it_may_be_shown(int state) {
    SigningKey fifth = state(published(OneKid.FIRST), state);
    before = firstBundle(fifth);
    assertFinds(Check.KEY_VANISHED);
    Instant last = Instant.ofEpochSecond(fifth.notAfter() + 181 * DAY - 1);
    assertTrue(checks(next.draft(), last).contains(Check.KEY_VANISHED));
    assertFalse(checks(next.draft(), last.plusSeconds(1)).contains(Check.KEY_VANISHED));
  }

  @Test
  void window_and_use_of_a_key_do_not_change() {
    SigningKey third = keys.get(NEXT_CODES);
    next.keys.set(NEXT_CODES, window(third, START, third.notAfter() - 1));
    assertFinds(Check.KEY_CHANGED);
    next.keys.set(NEXT_CODES, window(third, START + 1, third.notAfter()));
    assertFinds(Check.KEY_CHANGED);
    next.keys.add(published(OneKid.FIRST));
    next.keys.set(
        NEXT_CODES,
        new SigningKey(
            third.key(), START, third.notAfter(), SigningKey.FOR_STATUS_LISTS, third.state()));
    assertFinds(Check.KEY_CHANGED);
  }

  @Test
  void states_only_go_on() {
    for (int state = SigningKey.PUBLISHED; state <= SigningKey.REVOKED; state++) {
      for (int later = SigningKey.PUBLISHED; later <= SigningKey.REVOKED; later++) {
        before = firstBundle(state(published(OneKid.FIRST), state));
        Draft second = new Draft();
        second.keys.add(state(published(OneKid.FIRST), later));
        assertEquals(
            later < state ? List.of(Check.STATE_WENT_BACK) : List.of(),
            checks(second.draft(), NOW),
            later + " after " + state);
      }
    }
  }

  @Test
  void a_key_that_no_verifier_can_know_does_not_sign() {
    next.keys.add(state(published(OneKid.FIRST), SigningKey.ACTIVE));
    assertFinds(Check.ACTIVE_UNSEEN);
    assertEquals(
        List.of(),
        new BundleLint(Duration.ZERO, Duration.ofDays(31))
            .check(next.draft(), Optional.of(before), NOW));
    assertEquals(List.of(), BundleLint.DEFAULT.check(next.draft(), Optional.empty(), NOW));
  }

  @Test
  void until_the_bundle_expires_a_key_may_sign() {
    long end = next.expires.getEpochSecond();
    next.keys.set(CODES, window(keys.get(CODES), START, end - 1));
    next.keys.set(NEXT_CODES, window(keys.get(NEXT_CODES), START, end));
    assertFindsOfOneDraft();
    next.keys.set(NEXT_CODES, window(keys.get(NEXT_CODES), START, end - 1));
    assertFindsOfOneDraft(Check.WINDOW_GAP, Check.NO_NEXT_KEY);
  }

  @Test
  void between_two_keys_there_is_no_second_without_one() {
    long end = START + 20 * DAY;
    next.keys.set(CODES, window(keys.get(CODES), START, end));
    next.keys.set(NEXT_CODES, window(keys.get(NEXT_CODES), end + 1, end + DAY));
    assertFindsOfOneDraft();
    next.keys.set(NEXT_CODES, window(keys.get(NEXT_CODES), end + 2, end + DAY));
    assertFindsOfOneDraft(Check.WINDOW_GAP);
    assertEquals(
        "no key of CODES may sign from 2026-12-12T09:00:01Z to 2026-12-12T09:00:01Z",
        BundleLint.DEFAULT.check(next.draft(), Optional.empty(), NOW).get(0).words());
  }

  @Test
  void retired_and_revoked_keys_fill_no_gap() {
    for (int state : new int[] {SigningKey.RETIRED, SigningKey.REVOKED}) {
      next.keys.set(CODES, state(keys.get(CODES), state));
      next.keys.set(NEXT_CODES, state(keys.get(NEXT_CODES), state));
      assertFinds(Check.WINDOW_GAP, Check.NO_ACTIVE_KEY, Check.NO_NEXT_KEY);
    }
  }

  @Test
  void a_key_signs_now() {
    next.keys.set(LISTS, window(keys.get(LISTS), START, START + 20 * DAY));
    assertFindsOfOneDraft();
    next.keys.set(LISTS, window(keys.get(LISTS), START + 1, START + 20 * DAY));
    assertFindsOfOneDraft(Check.NO_ACTIVE_KEY);
    next.keys.set(LISTS, window(keys.get(LISTS), START - 2, START - 1));
    assertFindsOfOneDraft(Check.NO_ACTIVE_KEY);
    next.keys.set(LISTS, window(keys.get(LISTS), START - 2, START));
    assertFindsOfOneDraft();
  }

  @Test
  void a_next_key_is_published() {
    next.keys.remove(NEXT_CODES);
    assertEquals(
        List.of(Check.NO_NEXT_KEY),
        checks(BundleLint.DEFAULT.check(next.draft(), Optional.empty(), NOW)));
  }

  @Test
  void no_status_list_vanishes_or_moves() {
    next.lists.remove(1);
    assertFinds(Check.STATUS_LIST_VANISHED);
    next.lists.add(new StatusListLocation(2, 0, "/elsewhere"));
    assertFinds(Check.STATUS_LIST_VANISHED);
    next.lists.set(1, lists.get(1));
    next.lists.add(new StatusListLocation(2, 1, "/more"));
    assertFinds();
  }

  @Test
  void another_threshold_is_another_root_set() {
    next.roots = RootSet.of(2, List.of(root.publicKey(), OneKid.FIRST));
    assertFinds(Check.ROOTS_CHANGED);
  }

  @Test
  void errors_come_first_and_say_which_key() {
    next.serial = 8;
    next.keys.add(published(OneKid.FIRST));
    next.keys.add(published(OneKid.SECOND));
    List<LintFinding> findings = BundleLint.DEFAULT.check(next.draft(), Optional.of(before), NOW);
    assertEquals(
        List.of(
            new LintFinding(Check.KID_COLLISION, "key ED25519 152bebcf has the kid of another one"),
            new LintFinding(Check.SERIAL_JUMP, "serial 8 after 6")),
        findings);
    assertEquals(Severity.ERROR, findings.get(0).severity());
    assertEquals(Severity.WARNING, findings.get(1).severity());
  }

  private TrustBundle firstBundle(SigningKey... more) {
    Draft first = new Draft();
    first.serial = 6;
    first.keys.addAll(List.of(more));
    try {
      return first.draft().sign(List.of(root), TrustStore.pinned(roots));
    } catch (BundleRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertFinds(Check... expected) {
    assertEquals(List.of(expected), checks(next.draft(), NOW));
  }

  private void assertFindsOfOneDraft(Check... expected) {
    assertEquals(
        List.of(expected), checks(BundleLint.DEFAULT.check(next.draft(), Optional.empty(), NOW)));
  }

  private List<Check> checks(BundleDraft draft, Instant now) {
    return checks(BundleLint.DEFAULT.check(draft, Optional.of(before), now));
  }

  private static List<Check> checks(List<LintFinding> findings) {
    return findings.stream().map(LintFinding::check).toList();
  }

  private static SigningKey key(int use, int state) {
    return new SigningKey(
        newKey(Algorithm.ED25519).publicKey(), START, START + 70 * DAY, use, state);
  }

  private static SigningKey published(VerificationKey key) {
    return new SigningKey(key, START, START + 70 * DAY, SigningKey.FOR_CODES, SigningKey.PUBLISHED);
  }

  private static SigningKey window(SigningKey key, long from, long to) {
    return new SigningKey(key.key(), from, to, key.use(), key.state());
  }

  private static SigningKey state(SigningKey key, int state) {
    return new SigningKey(key.key(), key.notBefore(), key.notAfter(), key.use(), state);
  }

  /** What a test changes before it becomes a draft. */
  private final class Draft {
    private long serial = 7;
    private Instant issuedAt = NOW;
    private Instant expires = NOW.plusSeconds(7 * DAY);
    private Instant nextUpdate = NOW.plusSeconds(DAY);
    private final List<SigningKey> keys = new ArrayList<>(BundleLintTest.this.keys);
    private RootSet roots = BundleLintTest.this.roots;
    private final List<StatusListLocation> lists = new ArrayList<>(BundleLintTest.this.lists);

    BundleDraft draft() {
      return new BundleDraft(
          "city", serial, issuedAt, expires, nextUpdate, keys, TrustPolicy.DEFAULT, roots, lists);
    }
  }
}
