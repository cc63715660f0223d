package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Confirmation;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Page;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command has that changes something in a service. */
final class Asking {
  @Option(
      names = "--dry-run",
      description = "Let the service check and answer everything, and change nothing.")
  private boolean dryRun;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private Confirmation confirmation;
  @Mixin private Answer answer;

  private final Desk desk;

  Asking(Desk desk) {
    this.desk = desk;
    this.confirmation = new Confirmation(desk);
    this.answer = new Answer(desk);
  }

  AdminClient connect() throws CommandEndedException {
    return service.connect(desk);
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** A dry run needs no word. */
  void confirm(String what, String word) throws CommandEndedException {
    if (!dryRun) {
      confirmation.require(what, word);
    }
  }

  void tell(Page page) {
    answer.tell(page);
  }

  void give(Object form, Page page) {
    answer.give(form, dryRun ? page.line("Dry run: nothing was changed.") : page);
  }
}
