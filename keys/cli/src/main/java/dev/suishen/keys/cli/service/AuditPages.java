package dev.suishen.keys.cli.service;

import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** The audit log of a service from its first entry on, page by page. */
public final class AuditPages {
  private static final String PAGE = "1000";

  /** A city has a few a day. */
  private static final long MOST_ENTRIES = 1_000_000;

  /** Between an empty page and its head, another entry may be appended. */
  private static final int TRIES = 3;

  private final AdminClient service;
  private final Deque<AuditEntry> page = new ArrayDeque<>();
  private AuditHead head = AuditHead.START;
  private long last;

  public AuditPages(AdminClient service) {
    this.service = service;
  }

  /**
   * @return empty at the end
   * @throws CommandEndedException SERVICE if what comes is no audit log
   */
  public Optional<AuditEntry> next() throws CommandEndedException {
    for (int tries = 0; page.isEmpty() && tries < TRIES; tries++) {
      turn();
      if (head.number() <= last) {
        break;
      }
    }
    return Optional.ofNullable(page.poll());
  }

  /** Where the service says that its log ended when it gave the last page. */
  public AuditHead head() {
    return head;
  }

  private void turn() throws CommandEndedException {
    Told told = service.get("audit", Map.of("after", Long.toString(last), "limit", PAGE));
    for (Told each : told.list("entries")) {
      page.add(entry(each));
    }
    Told end = told.child("head");
    head = new AuditHead(end.number("number"), end.text("hash"));
    if (!page.isEmpty()) {
      long turned = page.getLast().number();
      if (turned <= last || turned > MOST_ENTRIES) {
        throw strange("pages that do not end");
      }
      last = turned;
    }
  }

  private static AuditEntry entry(Told told) throws CommandEndedException {
    try {
      return AuditLine.parse(told.json().toString());
    } catch (IOException e) {
      throw strange(String.valueOf(e.getMessage()));
    }
  }

  private static CommandEndedException strange(String words) {
    return new CommandEndedException(Exit.SERVICE, "The service answers no audit log: " + words);
  }
}
