package dev.suishen.keys.bundle;

import dev.suishen.keys.city.Fingerprint;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.VerificationKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a draft says differently than the bundle before: what a holder of a root reads
 * before signing.
 *
 * @param was empty where it is new
 * @param is empty where it is gone
 */
public record BundleChange(Fact fact, String was, String is) {
  /** Everything that differs, in the order of the wire format; all of it for a first bundle. */
  public static List<BundleChange> between(Optional<TrustBundle> before, BundleDraft draft) {
    Map<Fact, String> was = before.map(BundleDraft::of).map(BundleChange::facts).orElse(Map.of());
    Map<Fact, String> is = facts(draft);
    Set<Fact> all = new LinkedHashSet<>(is.keySet());
    all.addAll(was.keySet());
    List<BundleChange> changes = new ArrayList<>();
    for (Fact fact : all) {
      BundleChange change =
          new BundleChange(fact, was.getOrDefault(fact, ""), is.getOrDefault(fact, ""));
      if (!change.was.equals(change.is)) {
        changes.add(change);
      }
    }
    return List.copyOf(changes);
  }

  private static Map<Fact, String> facts(BundleDraft draft) {
    Map<Fact, String> facts = new LinkedHashMap<>();
    facts.put(new Fact(Kind.ISSUER, ""), draft.issuer());
    facts.put(new Fact(Kind.SERIAL, ""), Long.toString(draft.serial()));
    facts.put(new Fact(Kind.ISSUED, ""), draft.issuedAt().toString());
    facts.put(new Fact(Kind.NEXT_UPDATE, ""), draft.nextUpdate().toString());
    facts.put(new Fact(Kind.EXPIRES, ""), draft.expires().toString());
    for (TrustBundle.SigningKey key : draft.keys()) {
      facts.put(new Fact(Kind.KEY, name(key.key())), words(key));
    }
    facts.put(new Fact(Kind.POLICY, ""), draft.policy().toString());
    facts.put(new Fact(Kind.THRESHOLD, ""), Integer.toString(draft.roots().threshold()));
    for (VerificationKey root : draft.roots().keys()) {
      facts.put(new Fact(Kind.ROOT, name(root)), "may sign");
    }
    for (StatusListLocation list : draft.statusLists()) {
      facts.put(new Fact(Kind.STATUS_LIST, list.uri()), words(list));
    }
    return facts;
  }

  /** The whole of it: another key of the same kid is another key. */
  private static String name(VerificationKey key) {
    return key.algorithm() + " " + Fingerprint.of(key);
  }

  private static String words(TrustBundle.SigningKey key) {
    BundleDraftFile.Key told = BundleDraftFile.Key.of(key);
    return told.state() + ", " + told.use() + ", " + told.notBefore() + " to " + told.notAfter();
  }

  private static String words(StatusListLocation list) {
    return "scene " + list.scene() + ", list " + list.number();
  }

  /**
   * What can differ.
   *
   * @param subject which key, root or list; else empty
   */
  public record Fact(Kind kind, String subject) {}

  /** Stable names. */
  public enum Kind {
    ISSUER,
    SERIAL,
    ISSUED,
    NEXT_UPDATE,
    EXPIRES,
    KEY,
    POLICY,
    THRESHOLD,
    ROOT,
    STATUS_LIST
  }
}
