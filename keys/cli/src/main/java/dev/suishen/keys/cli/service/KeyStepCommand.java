package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keys activate}, {@code retire} and {@code forget}: none of them can be undone. */
@Command
final class KeyStepCommand implements Callable<Integer> {
  @Mixin private Kid kid = new Kid();
  @Mixin private Asking asking;

  private final KeyStep step;

  KeyStepCommand(Desk desk, KeyStep step) {
    this.asking = new Asking(desk);
    this.step = step;
  }

  @Override
  public Integer call() throws CommandEndedException {
    String path = "keys/" + kid.text();
    AdminClient service = asking.connect();
    asking.confirm(step.description(), kid.text());
    switch (step) {
      case ACTIVATE -> give(service.post(path + "/activation", asking.isDryRun(), Map.of()));
      case RETIRE -> give(service.post(path + "/retirement", asking.isDryRun(), Map.of()));
      case FORGET -> {
        service.delete(path, asking.isDryRun());
        asking.give(Map.of("forgotten", kid.text()), new Page().line("Forgotten: " + kid.text()));
      }
    }
    return Exit.DONE.code();
  }

  private void give(Told key) throws CommandEndedException {
    asking.give(key.json(), KeyPage.of(List.of(key)));
  }
}
