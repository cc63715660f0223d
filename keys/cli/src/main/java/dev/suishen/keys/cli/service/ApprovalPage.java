package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import java.util.List;

/** Steps that take two administrators, for people. */
final class ApprovalPage {
  private ApprovalPage() {}

  static Page of(List<Told> approvals) throws CommandEndedException {
    Table table =
        new Table(
            "APPROVAL",
            "STEP",
            "SUBJECT",
            "STATE",
            "PROPOSED BY",
            "AT (UTC)",
            "DECIDED BY",
            "REASON");
    Page page = new Page().table(table);
    for (Told approval : approvals) {
      table.row(
          approval.text("id"),
          approval.text("kind"),
          approval.text("subject"),
          approval.text("state"),
          approval.text("proposedBy"),
          approval.minute("proposedAt"),
          approval.maybe("decidedBy"),
          approval.maybe("reason"));
      if (approval.maybe("changesRoots").equals("true")) {
        page.line("Approval " + approval.text("id") + " changes the roots.");
      }
      if (approval.has("findings")) {
        findings(approval.list("findings"), page);
      }
    }
    return page;
  }

  /** After a proposal. */
  static Page proposed(List<Told> approvals) throws CommandEndedException {
    return of(approvals).line("Proposed: another administrator must approve it.");
  }

  /** After an approval. */
  static Page approved(List<Told> approvals) throws CommandEndedException {
    return of(approvals).line("Approved: the step is taken.");
  }

  private static void findings(List<Told> findings, Page page) throws CommandEndedException {
    for (Told finding : findings) {
      page.line(
          finding.text("severity") + " " + finding.text("check") + ": " + finding.text("words"));
    }
  }
}
