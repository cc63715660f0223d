package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.lifecycle.KeyUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the service make a key; it can be forgotten again while no bundle carries it. */
@Command(name = "plan", description = "Has the service make a key for the next bundle.")
final class KeyPlanCommand implements Callable<Integer> {
  @Option(names = "--use", required = true, description = "CODES or STATUS_LISTS.")
  private KeyUse use;

  @Option(
      names = "--not-before",
      paramLabel = "TIME",
      description = "Of its window, RFC 3339; by the rotation where it is left out.")
  private @Nullable Instant notBefore;

  @Option(names = "--not-after", paramLabel = "TIME", description = "In the same way.")
  private @Nullable Instant notAfter;

  @Mixin private Asking asking;

  KeyPlanCommand(Desk desk) {
    this.asking = new Asking(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Map<String, String> body =
        Map.of("use", use.name(), "notBefore", text(notBefore), "notAfter", text(notAfter));
    Told key = asking.connect().post("keys", asking.isDryRun(), body);
    asking.give(key.json(), KeyPage.of(List.of(key)));
    return Exit.DONE.code();
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }
}
