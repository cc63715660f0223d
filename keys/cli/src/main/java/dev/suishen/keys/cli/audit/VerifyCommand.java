package dev.suishen.keys.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.audit.AuditChain;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditExport;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.service.AuditPages;
import dev.suishen.keys.cli.service.ServiceOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds the first entry of an export that was edited, removed or moved, in a file or a service. */
@Command(
    name = "verify",
    description = "Verifies the chain of an export, JSON Lines, or of a service.")
final class VerifyCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Log log = new Log();

  @Mixin private KnownHead known = new KnownHead();
  @Mixin private Answer answer;

  private final Desk desk;

  VerifyCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Checked checked =
        log.service == null
            ? ofFile(log.file)
            : ofService(new AuditPages(log.service.connect(desk)));
    answer.give(checked, checked.page());
    return checked.exit().code();
  }

  private Checked ofFile(Path file) throws CommandEndedException {
    AuditChain chain = new AuditChain(known.head());
    try (Reader in = Files.newBufferedReader(file, UTF_8)) {
      AuditExport export = new AuditExport(in);
      for (Optional<AuditEntry> next = export.next(); next.isPresent(); next = export.next()) {
        chain.add(next.get());
      }
      return Checked.of(chain);
    } catch (NoSuchFileException e) {
      throw new CommandEndedException(Exit.WRONG_USE, file + " is not there.");
    } catch (IOException e) {
      throw new CommandEndedException(Exit.REFUSED, file + ", " + e.getMessage());
    }
  }

  private Checked ofService(AuditPages pages) throws CommandEndedException {
    AuditChain chain = new AuditChain(known.head());
    for (Optional<AuditEntry> next = pages.next(); next.isPresent(); next = pages.next()) {
      chain.add(next.get());
    }
    return Checked.of(chain, pages.head());
  }

  /** Where the chain is: one of the two. */
  private static final class Log {
    @Parameters(paramLabel = "FILE.jsonl", description = "An export.")
    private Path file;

    @ArgGroup(exclusive = false)
    private @Nullable ServiceOptions service;
  }
}
