package dev.suishen.code.proof;

import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.rotation.Administration;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

/** A city of three roots, two of which must sign, with servers of its own. */
record LiveCity(OwnServers servers, TestCity roots) implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();
  static final String NAME = "city";

  static LiveCity begin(Path folder) throws Exception {
    OwnServers servers = OwnServers.start(folder);
    servers.newDatabase(NAME);
    TestCity roots =
        TestCity.makeOfThreeRoots(
            servers.folder(NAME), servers.custody(NAME), "Test city", CLOCK.instant());
    return new LiveCity(servers, roots);
  }

  CodeService start(Map<String, Object> changes) {
    return servers.startService(NAME, CLOCK, changes);
  }

  Administration admins(URI service) {
    return Administration.of(servers, service);
  }

  /** Drafts, has as many roots sign as must, uploads, and has the second administrator approve. */
  long publish(Administration admins) throws Exception {
    return admins.publish(roots.sign(admins.draft()));
  }

  /** Adds one who may have the keys of every scene. */
  Caller addOperator(CodeService service) {
    return servers.addOperator(service, "operator");
  }

  Caller operator(URI service) {
    return servers.operator(service, "operator");
  }

  CityBooks books() throws SQLException {
    return CityBooks.read(servers.database(NAME), roots.roots());
  }

  @Override
  public void close() throws Exception {
    servers.close();
  }
}
