package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.city.Fingerprint;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.VerificationKey;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;

/** A whole bundle or draft, for people. */
final class BundlePage {
  private BundlePage() {}

  static Page of(BundleDraft draft) {
    Page page = new Page().line("Bundle " + draft.serial() + " of " + draft.issuer());
    page.line("Issued       " + draft.issuedAt());
    page.line("Next update  " + draft.nextUpdate());
    page.line("Expires      " + draft.expires());
    page.line("Policy       " + draft.policy());
    Table keys = new Table("KEY", "ALGORITHM", "USE", "STATE", "FROM", "TO");
    BundleDraftFile.of(draft).keys().stream().forEach(key -> row(keys, key));
    Table lists = new Table("STATUS LIST", "SCENE", "NUMBER");
    for (StatusListLocation list : draft.statusLists()) {
      lists.row(list.uri(), Integer.toString(list.scene()), Integer.toString(list.number()));
    }
    return page.table(keys).table(lists).page(roots(draft.roots())).page(digest(draft));
  }

  private static void row(Table table, BundleDraftFile.Key key) {
    VerificationKey publicKey = VerificationKey.parse(Hex.decode(key.key()));
    table.row(
        key.kid(),
        publicKey.algorithm().name(),
        key.use().name(),
        key.state().name(),
        key.notBefore(),
        key.notAfter());
  }

  static Page roots(RootSet roots) {
    Page page = new Page().line("Roots, " + roots.threshold() + " must sign:");
    for (VerificationKey root : roots.keys()) {
      lines(page.line("  " + root), Fingerprint.of(root));
    }
    return page;
  }

  static Page digest(BundleDraft draft) {
    Page page = new Page().line("Digest of what is signed:");
    return lines(page, Fingerprint.grouped(Hex.toHexString(draft.digest())));
  }

  private static Page lines(Page page, String grouped) {
    List<String> lines = Fingerprint.lines(grouped);
    lines.forEach(line -> page.line("    " + line));
    return page;
  }
}
