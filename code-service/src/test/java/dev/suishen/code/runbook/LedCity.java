package dev.suishen.code.runbook;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.CodeService;
import dev.suishen.code.citizen.EnrolCitizen;
import dev.suishen.code.citizen.NewCitizen;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestIdentity;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import dev.suishen.keys.ceremony.CeremonyRecord;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.verifier.RootSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A city's service, and the folders of the people who lead it: one for each page, in order. */
final class LedCity implements AutoCloseable {
  private static final String NAME = "led";
  private static final Pattern HEAD = Pattern.compile("\\d+:[0-9a-f]{64}");

  /** So that keys do what administrators say, and nothing by the minute. */
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "suishen.trust.poll", "1h",
          "suishen.rotation.every", "1h",
          "suishen.city.issuer", "Pretend City");

  private final Path folder;
  private final OwnServers servers;
  private final MovableClock clock = new MovableClock();
  private @Nullable CodeService service;

  /** Of the page in use. */
  private KeysDesk desk;

  private Path holders;
  private Path roots;
  private long newest;

  private LedCity(Path folder, OwnServers servers) throws IOException {
    this.folder = folder;
    this.servers = servers;
    this.desk = newDesk();
    this.holders = folder;
    this.roots = folder;
  }

  private KeysDesk newDesk() throws IOException {
    return new KeysDesk(Files.createDirectory(folder.resolve("desk-" + newest)), clock);
  }

  static LedCity found(Path folder) throws Exception {
    OwnServers servers = OwnServers.start(folder);
    servers.newDatabase(NAME);
    return new LedCity(folder, servers);
  }

  MovableClock clock() {
    return clock;
  }

  /**
   * Holds a ceremony in the folder of the page in use.
   *
   * @return the folder that it leaves
   */
  Path ceremony(String yaml, String output) throws IOException {
    String file = output + ".yaml";
    Files.writeString(desk.file(file), yaml.replace("roots-2026", output));
    desk.done(List.of("ceremony", file));
    return desk.file(output);
  }

  /** These roots' holders sign from now on. */
  void holds(Path ceremony) {
    holders = ceremony;
    roots = ceremony.resolve("roots.json");
  }

  /** What {@code --roots} is from now on. */
  void trusts(Path file) {
    roots = file;
  }

  RootSet roots() throws IOException {
    return RootsFile.parse(Files.readString(roots));
  }

  Gate gate() throws IOException {
    return Gate.pinned(roots(), clock);
  }

  /** For the first time, with the roots of its ceremony and nothing else. */
  void startService() throws IOException {
    Path given = servers.folder(NAME).resolve("roots.json");
    boolean first = Files.notExists(given);
    if (first) {
      Files.createDirectories(given.getParent());
      Files.copy(roots, given);
    }
    service = servers.startService(NAME, clock, SETTINGS);
    if (first) {
      enrolAlice();
      for (String name : List.of("admin", "admin-2")) {
        String token = servers.admin(running(), name).token();
        Files.writeString(desk.file(name + ".token"), token + "\n");
      }
    }
  }

  private void enrolAlice() {
    NewCitizen alice = new NewCitizen("alice", TestIdentity.number(1), "测试者", Set.of(), Set.of());
    running().context().getBean(EnrolCitizen.class).enrol(alice);
  }

  void stopService() {
    running().close();
    service = null;
  }

  private CodeService running() {
    return requireNonNull(service);
  }

  Caller citizen() {
    return servers.citizen(running(), "alice");
  }

  /**
   * Opens a page in a folder that has what it names: a new one, a day later, once there is a
   * bundle.
   */
  PageInUse opens(Runbook page) throws IOException {
    if (newest > 0) {
      clock.putForward(Duration.ofDays(1));
      KeysDesk before = desk;
      desk = newDesk();
      String bundle = "bundle-" + newest + ".cbor";
      keep(before.file(bundle), bundle);
      for (String name : List.of("audit.jsonl", "admin.token", "admin-2.token")) {
        keep(before.file(name), name);
      }
      keep(roots, "roots.json");
      for (String root : List.of("north.pem", "south.pem", "vault.pem")) {
        keep(holders.resolve(root), root);
      }
    }
    return new PageInUse(page, desk, newest, this);
  }

  private void keep(Path file, String name) throws IOException {
    if (Files.exists(file)) {
      Files.copy(file, desk.file(name));
    }
  }

  /** Runs a line that is on no page, as the first administrator; what it answers programs. */
  JsonNode does(String line) throws IOException {
    return desk.told(running().url(), line);
  }

  /** The service has published the next bundle. */
  byte[] published(Path bundle) throws IOException {
    newest++;
    return Files.readAllBytes(bundle);
  }

  /** What stands here for a page's example; any other word itself. */
  String here(String word) throws IOException {
    return switch (word) {
      case "https://codes.example.org" -> running().url().toString();
      case "f71010c3" -> kid("ACTIVE");
      case "1c9a02d4" -> kid("PUBLISHED");
      case "5ca1ab1e" -> kidOfSouth();
      default -> HEAD.matcher(word).matches() ? keptHead() : word;
    };
  }

  String kid(String state) throws IOException {
    return desk.kid(running().url(), state);
  }

  /** The number of the one approval that is pending. */
  String pendingApproval() throws IOException {
    JsonNode pending = does("approvals list").get("approvals");
    assertEquals(1, pending.size());
    return pending.get(0).get("id").asText();
  }

  private String kidOfSouth() throws IOException {
    CeremonyRecord record = CeremonyRecord.parse(Files.readString(holders.resolve("record.json")));
    return record.roots().stream()
        .filter(root -> root.name().equals("south"))
        .findFirst()
        .orElseThrow()
        .kid();
  }

  /** Of the log that was fetched last. */
  private String keptHead() throws IOException {
    List<String> log = Files.readAllLines(desk.file("audit.jsonl"));
    AuditHead head = AuditLine.parse(log.get(log.size() - 1)).head();
    return head.number() + ":" + head.hash();
  }

  @Override
  public void close() throws Exception {
    if (service != null) {
      service.close();
    }
    servers.close();
  }
}
