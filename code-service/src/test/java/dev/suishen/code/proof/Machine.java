package dev.suishen.code.proof;

import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.InstalledPostgres;
import dev.suishen.code.fixture.OwnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine that a city's service runs on, and what is backed up of it. */
record Machine(Path folder, OwnServers servers, InstalledPostgres postgres)
    implements AutoCloseable {
  private static final String DUMP = "city.dump";

  /** Beside PostgreSQL: the secrets, the key-encryption key, the city's folder. */
  private static final List<String> FILES = List.of("secrets", "kek", LiveCity.NAME);

  /** An empty one; skips the test where it can have no PostgreSQL with tools. */
  static Machine start(Path folder) throws Exception {
    InstalledPostgres postgres = InstalledPostgres.start(folder.resolve("postgresql"));
    return new Machine(folder, OwnServers.start(folder), postgres);
  }

  /** An empty one that a backup is brought back to. */
  static Machine restored(Path backup, Path folder) throws Exception {
    for (String each : FILES) {
      copy(backup.resolve(each), folder.resolve(each));
    }
    Machine machine = start(folder);
    String dump = backup.resolve(DUMP).toString();
    machine.postgres.tool("pg_restore", "--exit-on-error", "--dbname=city", dump);
    return machine;
  }

  void backUp(Path backup) throws Exception {
    for (String each : FILES) {
      copy(folder.resolve(each), backup.resolve(each));
    }
    String dump = backup.resolve(DUMP).toString();
    postgres.tool("pg_dump", "--format=custom", "--file=" + dump, "city");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied);
      }
    }
  }

  CodeService startService() {
    return servers.startService(
        LiveCity.NAME,
        LiveCity.CLOCK,
        Map.of(
            "datasources.default.url",
            postgres.url(),
            "datasources.default.username",
            "postgres",
            "suishen.rotation.lead-time",
            "0s",
            "suishen.live.codes-per-minute",
            10_000));
  }

  @Override
  public void close() throws Exception {
    servers.close();
    postgres.close();
  }
}
