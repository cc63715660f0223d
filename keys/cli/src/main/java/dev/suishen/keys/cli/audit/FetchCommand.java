package dev.suishen.keys.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.audit.AuditChain;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditLine;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Target;
import dev.suishen.keys.cli.service.AuditPages;
import dev.suishen.keys.cli.service.ServiceOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the whole log to a file that can be verified again without the service. */
@Command(name = "fetch", description = "Brings a service's audit log to a file, and verifies it.")
final class FetchCommand implements Callable<Integer> {
  /** Over a hundred thousand entries: a city has a few a day. */
  private static final int MOST_BYTES = 64 << 20;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private KnownHead known = new KnownHead();
  @Mixin private Target target = new Target();
  @Mixin private Answer answer;

  private final Desk desk;

  FetchCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Path file = target.free(desk.folder().resolve("audit.jsonl"));
    AuditPages pages = new AuditPages(service.connect(desk));
    AuditChain chain = new AuditChain(known.head());
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    for (Optional<AuditEntry> next = pages.next(); next.isPresent(); next = pages.next()) {
      chain.add(next.get());
      export.writeBytes((AuditLine.of(next.get()).write() + "\n").getBytes(UTF_8));
      if (export.size() > MOST_BYTES) {
        throw new CommandEndedException(Exit.SERVICE, "The log has over " + MOST_BYTES + " bytes.");
      }
    }
    Checked checked = Checked.of(chain, pages.head());
    String words = target.write(file, export.toByteArray());
    answer.give(checked, checked.page().line(words));
    return checked.exit().code();
  }
}
