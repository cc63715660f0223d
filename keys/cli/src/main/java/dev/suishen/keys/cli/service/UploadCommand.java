package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.BoundedFile;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proposes a signed bundle; a second administrator approves that it is published. */
@Command(name = "upload", description = "Proposes a signed bundle to a service.")
public final class UploadCommand implements Callable<Integer> {
  /** Wire format §5. */
  private static final int MOST_BYTES = 64 * 1024;

  @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
  private Path file;

  @Mixin private Asking asking;

  public UploadCommand(Desk desk) {
    this.asking = new Asking(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    byte[] bundle = BoundedFile.bytes(file, MOST_BYTES);
    Told approval =
        asking
            .connect()
            .post(
                "bundles", asking.isDryRun(), "application/vnd.suishen.trust-bundle+cbor", bundle);
    asking.give(approval.json(), ApprovalPage.proposed(List.of(approval)));
    return Exit.DONE.code();
  }
}
