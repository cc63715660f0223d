package dev.suishen.code.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.rotation.Administration;
import dev.suishen.keys.audit.AuditFault;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine is lost, and another one has the backup: of just before, and of long before. */
class RestoreTest {
  @TempDir static Path folder;

  private TestCity roots;
  private FollowingVerifier verifier;
  private String alice;
  private AuditHead head;

  @BeforeEach
  void beginAndBackUp() throws Exception {
    try (Machine machine = Machine.start(folder.resolve("first"))) {
      roots =
          TestCity.makeOfThreeRoots(
              machine.servers().folder(LiveCity.NAME),
              machine.servers().custody(LiveCity.NAME),
              "Test city",
              LiveCity.CLOCK.instant());
      verifier = new FollowingVerifier(roots.roots());
      try (CodeService service = machine.startService()) {
        machine.servers().enrol(service, "alice");
        Caller operator = machine.servers().addOperator(service, "operator");
        assertEquals(2, publish(admins(machine, service), ""));
        books(machine).requireServed(service.url());
        verifier.look(operator);
        alice = subject(machine, service);
      }
      head = books(machine).log().head();
      machine.backUp(backup());
    }
  }

  @Test
  void an_empty_machine_goes_on_with_a_backup_and_no_serial_goes_back() throws Exception {
    String stolen = goOnAndRevoke();
    goForwardAgain(stolen);
  }

  /** The backup is the newest there is; then a key is stolen, and this machine is lost as well. */
  private String goOnAndRevoke() throws Exception {
    try (Machine machine = Machine.restored(backup(), folder.resolve("second"));
        CodeService service = machine.startService()) {
      assertArrayEquals(verifier.trust().bundle().orElseThrow().encoded(), served(service));
      assertEquals(alice, subject(machine, service), "the same pseudonym");
      assertEquals(head, books(machine).log().head());

      Administration admins = admins(machine, service);
      assertEquals(3, publish(admins, ""));
      String stolen = admins.kid("CODES", "ACTIVE");
      admins.approve(admins.revoke(stolen, ""));
      assertEquals(4, publish(admins, ""));
      look(machine, service);
      assertEquals(4, verifier.serial());
      assertEquals(alice, subject(machine, service));
      head = books(machine).log().head();
      return stolen;
    }
  }

  /** The backup is older than what verifiers hold. */
  private void goForwardAgain(String stolen) throws Exception {
    try (Machine machine = Machine.restored(backup(), folder.resolve("third"));
        CodeService service = machine.startService()) {
      CityBooks restored = books(machine);
      assertEquals(
          AuditFault.Kind.CUT_SHORT,
          new WholeLog(restored.log().entries(), head).fault().orElseThrow().kind());
      look(machine, service);
      assertEquals(4, verifier.serial(), "it goes on with what it holds");
      assertEquals(new Rejected(Reason.KEY_REVOKED), shown(machine, service));

      Administration admins = admins(machine, service);
      admins.approve(admins.revoke(stolen, ""));
      assertEquals(alice, subject(machine, service), "the spare is of before the backup");
      assertEquals(3, publish(admins, ""));
      look(machine, service);
      assertEquals(4, verifier.serial(), "another bundle 3 is nothing to it");
      assertEquals(5, publish(admins, "?serial=5"));
      look(machine, service);
      assertEquals(5, verifier.serial());
      assertEquals(alice, subject(machine, service));
    }
  }

  private static Path backup() {
    return folder.resolve("backup");
  }

  private static Administration admins(Machine machine, CodeService service) {
    return Administration.of(machine.servers(), service);
  }

  private long publish(Administration admins, String query) throws Exception {
    return admins.publish(roots.sign(admins.draft(query)));
  }

  /** Once the service gives what its database has. */
  private void look(Machine machine, CodeService service) throws Exception {
    books(machine).requireServed(service.url());
    verifier.look(machine.servers().operator(service.url(), "operator"));
  }

  private CityBooks books(Machine machine) throws Exception {
    return CityBooks.read(machine.postgres().database(), roots.roots()).requireAgreement();
  }

  private static byte[] served(CodeService service) {
    return new Caller(service.url(), "").get("/trust/bundle").body();
  }

  /** By whom the verifier knows alice, on a code that it accepts. */
  private String subject(Machine machine, CodeService service) throws Exception {
    Await.until("an accepted code", () -> shown(machine, service) instanceof Accepted);
    Accepted accepted = assertInstanceOf(Accepted.class, shown(machine, service));
    return accepted.code().subject().orElseThrow();
  }

  private Verification shown(Machine machine, CodeService service) {
    return verifier.verify(machine.servers().citizen(service, "alice").code());
  }
}
