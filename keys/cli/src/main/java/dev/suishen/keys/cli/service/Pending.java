package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** The approval that a command decides, shown before it does. */
final class Pending {
  @Parameters(paramLabel = "APPROVAL", description = "Its number.")
  private long id;

  String id() {
    return Long.toString(id);
  }

  /**
   * @throws CommandEndedException REFUSED if no pending one has that number
   */
  Told in(AdminClient service) throws CommandEndedException {
    List<Told> pending = service.get("approvals", Map.of("state", "PENDING")).list("approvals");
    for (Told each : pending) {
      if (each.text("id").equals(id())) {
        return each;
      }
    }
    throw new CommandEndedException(Exit.REFUSED, "No approval " + id + " is pending.");
  }
}
