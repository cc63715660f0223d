package dev.suishen.keys.bundle;

import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.VerificationKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The checks of a draft's keys. */
final class KeyLint {
  private final BundleDraft draft;
  private final Instant now;
  private final List<LintFinding> findings;

  KeyLint(BundleDraft draft, Instant now, List<LintFinding> findings) {
    this.draft = draft;
    this.now = now;
    this.findings = findings;
  }

  void check() {
    checkKids(draft.keys().stream().map(SigningKey::key));
    checkKids(draft.roots().keys().stream());
    Stream.concat(draft.keys().stream().map(SigningKey::key), draft.roots().keys().stream())
        .filter(key -> !key.isFullyValid())
        .forEach(key -> found(Check.KEY_INVALID, key, "is none that a signature verifies under"));
    for (KeyUse use : KeyUse.values()) {
      checkCover(use);
      checkSigner(use);
    }
  }

  void checkAgainst(TrustBundle former, boolean offline) {
    for (SigningKey was : former.keys()) {
      draft.keys().stream()
          .filter(key -> key.key().kid() == was.key().kid())
          .findFirst()
          .ifPresentOrElse(is -> checkChange(was, is), () -> checkVanished(was));
    }
    for (SigningKey key : draft.keys()) {
      boolean known = former.keys().stream().anyMatch(was -> was.key().equals(key.key()));
      if (offline && key.state() == SigningKey.ACTIVE && !known) {
        found(Check.ACTIVE_UNSEEN, key.key(), "signs, and the bundle before does not carry it");
      }
    }
  }

  private void checkKids(Stream<VerificationKey> keys) {
    Map<Integer, VerificationKey> byKid = new HashMap<>();
    keys.forEach(
        key -> {
          if (byKid.put(key.kid(), key) != null) {
            found(Check.KID_COLLISION, key, "has the kid of another one");
          }
        });
  }

  /** From now to the end of the bundle, and on to the last window. */
  private void checkCover(KeyUse use) {
    long covered = now.getEpochSecond() - 1;
    List<SigningKey> signers =
        ofUse(use, SigningKey.PUBLISHED, SigningKey.ACTIVE)
            .sorted(Comparator.comparing(SigningKey::notBefore))
            .toList();
    for (SigningKey key : signers) {
      checkGap(use, covered, key.notBefore() - 1);
      covered = Math.max(covered, key.notAfter());
    }
    checkGap(use, covered, draft.expires().getEpochSecond());
  }

  private void checkGap(KeyUse use, long covered, long needed) {
    if (covered < needed) {
      findings.add(
          new LintFinding(
              Check.WINDOW_GAP,
              "no key of "
                  + use
                  + " may sign from "
                  + Instant.ofEpochSecond(covered + 1)
                  + " to "
                  + Instant.ofEpochSecond(needed)));
    }
  }

  private void checkSigner(KeyUse use) {
    long second = now.getEpochSecond();
    if (ofUse(use, SigningKey.ACTIVE)
        .noneMatch(key -> key.notBefore() <= second && second <= key.notAfter())) {
      findings.add(
          new LintFinding(
              Check.NO_ACTIVE_KEY,
              "no key of " + use + " signs at " + Instant.ofEpochSecond(second)));
    }
    if (ofUse(use, SigningKey.PUBLISHED)
        .noneMatch(key -> key.notAfter() >= draft.expires().getEpochSecond())) {
      findings.add(
          new LintFinding(
              Check.NO_NEXT_KEY, "no published key of " + use + " outlasts the bundle"));
    }
  }

  private Stream<SigningKey> ofUse(KeyUse use, Integer... states) {
    return draft.keys().stream()
        .filter(key -> key.use() == use.wireNumber() && List.of(states).contains(key.state()));
  }

  private void checkChange(SigningKey was, SigningKey is) {
    if (!was.key().equals(is.key())) {
      found(Check.KID_COLLISION, is.key(), "has the kid of another one in the bundle before");
      return;
    }
    if (is.notBefore() != was.notBefore()
        || is.notAfter() != was.notAfter()
        || is.use() != was.use()) {
      found(Check.KEY_CHANGED, is.key(), "has another window or use than before");
    }
    if (is.state() < was.state()) {
      found(
          Check.STATE_WENT_BACK,
          is.key(),
          "is " + stateName(is.state()) + " after " + stateName(was.state()));
    }
  }

  private static String stateName(int number) {
    KeyState[] known = KeyState.values();
    return number < known.length ? known[number].toString() : "state " + number;
  }

  private void checkVanished(SigningKey was) {
    Instant shown = Instant.ofEpochSecond(was.notAfter()).plus(Lifecycle.STAY);
    if (now.isBefore(shown)) {
      found(Check.KEY_VANISHED, was.key(), "is gone; it must stay until " + shown);
    }
  }

  private void found(Check check, VerificationKey key, String words) {
    findings.add(new LintFinding(check, "key " + key + " " + words));
  }
}
