package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every key, and what the rotation asks for next. */
@Command(name = "list", description = "Lists every key, and what the rotation asks for next.")
final class KeyListCommand implements Callable<Integer> {
  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private Answer answer;

  private final Desk desk;

  KeyListCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Told told = service.connect(desk).get("keys", Map.of());
    Page page = KeyPage.of(told.list("keys"));
    page.page(KeyPage.steps("Due:", told.list("due")));
    page.page(KeyPage.steps("Ahead:", told.list("ahead")));
    answer.give(told.json(), page);
    return Exit.DONE.code();
  }
}
