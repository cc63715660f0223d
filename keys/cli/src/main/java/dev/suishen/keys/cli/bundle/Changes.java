package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleChange;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.verifier.TrustBundle;
import java.util.List;
import java.util.Optional;

/** What a draft changes, for people and programs. */
record Changes(List<Change> changes) {

  static Changes of(Optional<TrustBundle> before, BundleDraft draft) {
    return new Changes(BundleChange.between(before, draft).stream().map(Change::of).toList());
  }

  Page page() {
    Page page = new Page();
    for (Change change : changes) {
      page.line((change.kind + " " + change.subject).strip());
      if (!change.was.isEmpty()) {
        page.line("  - " + change.was);
      }
      if (!change.is.isEmpty()) {
        page.line("  + " + change.is);
      }
    }
    return page;
  }

  /**
   * @param was empty where it is new
   * @param is empty where it is gone
   */
  record Change(String kind, String subject, String was, String is) {
    static Change of(BundleChange change) {
      return new Change(
          change.fact().kind().name(), change.fact().subject(), change.was(), change.is());
    }
  }
}
