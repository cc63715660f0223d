package dev.suishen.keys.bundle;

import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the real verifier would not refuse, and a city should not publish all the same.
 *
 * @param leadTime as of {@link dev.suishen.keys.lifecycle.Lifecycle#leadTime}
 * @param longestLife of a bundle
 */
public record BundleLint(Duration leadTime, Duration longestLife) {
  /** Two days offline, a month of trust. */
  public static final BundleLint DEFAULT = new BundleLint(Duration.ofDays(2), Duration.ofDays(31));

  /**
   * @param before the bundle that verifiers hold; empty for a city's first
   * @param now when it would be published: a draft of days ago is judged as of today
   * @return errors first; empty where there is nothing to say
   */
  public List<LintFinding> check(BundleDraft draft, Optional<TrustBundle> before, Instant now) {
    List<LintFinding> findings = new ArrayList<>();
    checkLife(draft, now, findings);
    new KeyLint(draft, now, findings).check();
    before.ifPresent(
        former -> {
          checkSerial(draft, former, findings);
          checkShrinking(draft, former, findings);
          new KeyLint(draft, now, findings).checkAgainst(former, !leadTime.isZero());
        });
    findings.sort(Comparator.comparing(LintFinding::severity).thenComparing(LintFinding::check));
    return List.copyOf(findings);
  }

  private void checkLife(BundleDraft draft, Instant now, List<LintFinding> findings) {
    if (draft.nextUpdate().isBefore(draft.issuedAt())
        || draft.expires().isBefore(draft.nextUpdate())) {
      findings.add(
          new LintFinding(
              Check.TIMES_OUT_OF_ORDER,
              "issued "
                  + draft.issuedAt()
                  + ", next update "
                  + draft.nextUpdate()
                  + ", expires "
                  + draft.expires()));
    }
    if (!draft.expires().isAfter(now.plus(leadTime))) {
      findings.add(
          new LintFinding(
              Check.EXPIRY_TOO_NEAR,
              "it expires at "
                  + draft.expires()
                  + ": a verifier that takes it now may be offline for "
                  + leadTime));
    }
    if (draft.expires().isAfter(draft.issuedAt().plus(longestLife))) {
      findings.add(
          new LintFinding(
              Check.EXPIRY_TOO_FAR,
              "it expires at "
                  + draft.expires()
                  + ", and no bundle should live longer than "
                  + longestLife));
    }
  }

  private static void checkSerial(
      BundleDraft draft, TrustBundle former, List<LintFinding> findings) {
    String words = "serial " + draft.serial() + " after " + former.serial();
    if (draft.serial() <= former.serial()) {
      findings.add(new LintFinding(Check.SERIAL_NOT_HIGHER, words));
    } else if (draft.serial() > former.serial() + 1) {
      findings.add(new LintFinding(Check.SERIAL_JUMP, words));
    }
    if (draft.issuedAt().isBefore(former.issuedAt())) {
      findings.add(
          new LintFinding(
              Check.TIMES_OUT_OF_ORDER,
              "issued " + draft.issuedAt() + ", and the bundle before " + former.issuedAt()));
    }
  }

  private static void checkShrinking(
      BundleDraft draft, TrustBundle former, List<LintFinding> findings) {
    for (StatusListLocation list : former.statusLists()) {
      if (!draft.statusLists().contains(list)) {
        findings.add(new LintFinding(Check.STATUS_LIST_VANISHED, list.uri() + " is gone"));
      }
    }
    if (!draft.roots().equals(former.roots())) {
      findings.add(
          new LintFinding(
              Check.ROOTS_CHANGED,
              "roots " + draft.roots() + " after " + former.roots() + ": both sets must sign"));
    }
  }
}
