package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.AssembledBundle;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.RootSignature;
import dev.suishen.keys.bundle.RootSignature.Standing;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.util.List;

/** Whose signatures came, whether they count, and who is missing in each root set. */
record Signatures(List<Told> told, List<Quorum> quorums, List<RootSignature> counting) {

  static Signatures of(BundleDraft draft, List<Given> given, RootSet former) {
    List<RootSignature> counting =
        given.stream()
            .map(Given::signature)
            .filter(signature -> signature.standing(draft, former) == Standing.COUNTS)
            .toList();
    AssembledBundle bundle = new AssembledBundle(draft, counting);
    Quorum before = Quorum.of("before", former, bundle);
    Quorum after = Quorum.of("new", draft.roots(), bundle);
    return new Signatures(
        given.stream().map(one -> Told.of(one, one.signature().standing(draft, former))).toList(),
        former.equals(draft.roots()) ? List.of(before) : List.of(before, after),
        counting);
  }

  boolean areEnough() {
    return quorums.stream().allMatch(quorum -> quorum.missing == 0);
  }

  Page page() {
    Table table = new Table("SIGNATURE", "ROOT", "STANDING");
    told.forEach(one -> table.row(one.file, one.root, one.standing.name()));
    Table needed = new Table("ROOTS", "MUST SIGN", "HAVE", "MISSING", "MAY STILL SIGN");
    for (Quorum quorum : quorums) {
      needed.row(
          quorum.roots,
          Integer.toString(quorum.threshold),
          Integer.toString(quorum.signed.size()),
          Integer.toString(quorum.missing),
          String.join(" ", quorum.unsigned));
    }
    return new Page().table(table).table(needed);
  }

  private static String name(VerificationKey root) {
    return SigningKey.name(root.kid());
  }

  /** A signature and the file that it came in. */
  record Given(String file, RootSignature signature) {}

  /** What is said of one signature. */
  record Told(String file, String root, Standing standing) {
    static Told of(Given given, Standing standing) {
      return new Told(given.file, name(given.signature.root()), standing);
    }
  }

  /**
   * How far they go in one root set.
   *
   * @param roots that of the bundle before, or the new one
   */
  record Quorum(
      String roots, int threshold, List<String> signed, int missing, List<String> unsigned) {
    static Quorum of(String name, RootSet roots, AssembledBundle bundle) {
      AssembledBundle.Quorum quorum = bundle.quorum(roots);
      return new Quorum(
          name,
          quorum.threshold(),
          quorum.signed().stream().map(Signatures::name).toList(),
          quorum.missing(),
          roots.keys().stream()
              .filter(root -> !quorum.signed().contains(root))
              .map(Signatures::name)
              .toList());
    }
  }
}
