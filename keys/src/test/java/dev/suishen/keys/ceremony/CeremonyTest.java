package dev.suishen.keys.ceremony;

import static dev.suishen.keys.PretendCity.CLOCK;
import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static dev.suishen.keys.PretendCity.newKey;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.ceremony.CeremonyRefusedException.Reason;
import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.PlannedRoot.InToken;
import dev.suishen.keys.ceremony.SecretSource.Asked;
import dev.suishen.keys.ceremony.SecretSource.OfVariable;
import dev.suishen.keys.ceremony.Secrets.SecretMissingException;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.custody.Pkcs11Keys;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.keys.custody.SoftHsm;
import dev.suishen.keys.custody.TokenPin;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeremonyTest {
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
  private static final String NORTH = "correct horse battery";
  private static final String SOUTH = "twelve chars";

  @TempDir Path folder;
  private Path output;
  private GivenSecrets secrets;

  @BeforeEach
  void prepare() {
    output = folder.resolve("roots");
    secrets =
        new GivenSecrets(Map.of("NORTH", NORTH, "SOUTH", SOUTH, "PIN", SoftHsm.PIN, "NO", "9999"));
  }

  @Test
  void what_it_leaves_is_whole_and_signs() throws Exception {
    CeremonyRecord record = ceremony(CLOCK).hold(plan(2, inFile("north"), inFile("south")));
    assertEquals(
        Set.of("north.pem", "south.pem", "record.json", "record.txt", "roots.json"), names(output));
    assertEquals(Set.of("roots"), names(folder));
    RootSet roots = RootsFile.parse(Files.readString(output.resolve("roots.json")));
    assertEquals(2, roots.threshold());
    assertOpens("north.pem", NORTH, roots.keys().get(0));
    assertOpens("south.pem", SOUTH, roots.keys().get(1));
    assertEquals(record, CeremonyRecord.parse(Files.readString(output.resolve("record.json"))));
    assertEquals(RecordPage.of(record), Files.readString(output.resolve("record.txt")));
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(output));
  }

  private void assertOpens(String file, String passphrase, VerificationKey root)
      throws IOException {
    CodeSigner key = KeyFile.read(output.resolve(file), passphrase.toCharArray(), RANDOM);
    assertEquals(root, key.publicKey());
    assertTrue(root.verifies(MESSAGE, key.sign(MESSAGE)));
  }

  @Test
  void the_secrets_are_cleared_when_it_ends() throws Exception {
    ceremony(CLOCK).hold(plan(1, inFile("north")));
    assertEquals(1, secrets.given().size());
    assertEquals("\0".repeat(NORTH.length()), new String(secrets.given().get(0)));
  }

  @Test
  void a_token_makes_a_root_beside_a_file() throws Exception {
    ceremony(CLOCK).hold(plan(2, inFile("north"), inToken("PIN")));
    RootSet roots = RootsFile.parse(Files.readString(output.resolve("roots.json")));
    VerificationKey inside = roots.keys().get(1);
    assertTrue(inside.verifies(MESSAGE, token().signer(inside).sign(MESSAGE)));
    assertFalse(Files.exists(output.resolve("vault.pem")));
  }

  /** Somebody changes a key file between its making and its reading. */
  @Test
  void a_key_that_is_not_the_one_made_leaves_nothing_in_folder_or_token() throws Exception {
    List<VerificationKey> before = token().keys();
    Path file = folder.resolve("roots.part").resolve("north.pem");
    Clock tampering =
        new OnceMadeClock(
            () -> KeyFile.write(file, newKey(Algorithm.ED25519), NORTH.toCharArray(), RANDOM),
            file);
    assertRefused(Reason.NOT_AS_MADE, tampering, plan(2, inFile("north"), inToken("PIN")));
    assertEquals(Set.of(), names(folder));
    assertEquals(before, token().keys());
  }

  @Test
  void a_key_file_that_no_longer_opens_leaves_nothing() throws Exception {
    Path file = folder.resolve("roots.part").resolve("north.pem");
    Clock tearing = new OnceMadeClock(() -> Files.writeString(file, "torn"), file);
    assertThrows(IOException.class, () -> ceremony(tearing).hold(plan(1, inFile("north"))));
    assertEquals(Set.of(), names(folder));
  }

  /** Somebody put a folder into it that is not the ceremony's to remove. */
  @Test
  void what_could_not_be_undone_is_said() throws Exception {
    Path part = folder.resolve("roots.part");
    Clock littering =
        new OnceMadeClock(
            () -> {
              Files.createDirectories(part.resolve("a").resolve("b"));
              Files.writeString(part.resolve("north.pem"), "torn");
            },
            part.resolve("north.pem"));
    IOException failed =
        assertThrows(IOException.class, () -> ceremony(littering).hold(plan(1, inFile("north"))));
    assertEquals(1, failed.getSuppressed().length);
    assertFalse(Files.exists(output));
  }

  /** The second root fails before the first is made. */
  @Test
  void a_token_that_is_not_there_makes_nothing() throws Exception {
    assertThrows(
        CustodyException.class,
        () -> ceremony(CLOCK).hold(plan(1, inFile("north"), absentToken())));
    assertEquals(Set.of(), names(folder));
  }

  @Test
  void nothing_is_overwritten() throws Exception {
    Files.createDirectory(output);
    assertRefused(Reason.OUTPUT_EXISTS, CLOCK, plan(1, inFile("north")));
    Files.delete(output);
    Files.createDirectory(folder.resolve("roots.part"));
    assertRefused(Reason.OUTPUT_EXISTS, CLOCK, plan(1, inFile("north")));
    Files.delete(folder.resolve("roots.part"));
    Files.createSymbolicLink(output, folder.resolve("nowhere"));
    assertRefused(Reason.OUTPUT_EXISTS, CLOCK, plan(1, inFile("north")));
    Files.delete(output);
    ceremony(CLOCK).hold(plan(1, inFile("north")));
  }

  @Test
  void the_folder_around_must_be_there() {
    output = folder.resolve("none").resolve("roots");
    assertRefused(Reason.OUTPUT_HOMELESS, CLOCK, plan(1, inFile("north")));
  }

  @Test
  void a_passphrase_has_twelve_characters_and_one_root() throws Exception {
    secrets = new GivenSecrets(Map.of("NORTH", "eleven char", "SOUTH", SOUTH));
    assertRefused(Reason.PASSPHRASE_SHORT, CLOCK, plan(1, inFile("north")));
    secrets = new GivenSecrets(Map.of("NORTH", SOUTH, "SOUTH", SOUTH));
    assertRefused(Reason.PASSPHRASE_SHARED, CLOCK, plan(1, inFile("north"), inFile("south")));
    assertEquals(Set.of(), names(folder));
  }

  @Test
  void a_rehearsal_makes_nothing_and_finds_what_would_fail() throws Exception {
    Ceremony ceremony = ceremony(CLOCK);
    ceremony.rehearse(plan(1, inFile("north"), inToken("PIN")));
    assertEquals(Set.of(), names(folder));
    assertThrows(SecretMissingException.class, () -> ceremony.rehearse(plan(1, inFile("absent"))));
    assertThrows(CustodyException.class, () -> ceremony.rehearse(plan(1, absentToken())));
    Files.createDirectory(output);
    assertThrows(CeremonyRefusedException.class, () -> ceremony.rehearse(plan(1, inFile("north"))));
  }

  @Test
  void a_rehearsal_asks_for_no_passphrase_that_is_typed() throws Exception {
    PlannedRoot typed =
        new PlannedRoot("north", "Wang Fang", Algorithm.SM2, new InFile(new Asked()));
    ceremony(CLOCK).rehearse(plan(1, typed));
    assertEquals(0, secrets.given().size());
  }

  private Ceremony ceremony(Clock clock) {
    return new Ceremony(secrets, clock, RANDOM, "test");
  }

  private void assertRefused(Reason reason, Clock clock, CeremonyPlan plan) {
    assertEquals(
        reason,
        assertThrows(CeremonyRefusedException.class, () -> ceremony(clock).hold(plan)).reason());
  }

  private CeremonyPlan plan(int threshold, PlannedRoot... roots) {
    return new CeremonyPlan(
        "pretend city", threshold, List.of(roots), List.of("Li Wei"), output, "00".repeat(32));
  }

  private static PlannedRoot inFile(String name) {
    OfVariable variable = new OfVariable(name.toUpperCase(Locale.ROOT));
    return new PlannedRoot(name, "Wang Fang", Algorithm.ED25519, new InFile(variable));
  }

  private static PlannedRoot inToken(String pin) throws IOException {
    return new PlannedRoot(
        "vault", "the vault", Algorithm.ES256, new InToken(SoftHsm.token(), new OfVariable(pin)));
  }

  private static PlannedRoot absentToken() throws IOException {
    long empty = SoftHsm.token().slot() ^ 1;
    return new PlannedRoot(
        "vault",
        "the vault",
        Algorithm.ES256,
        new InToken(new Pkcs11Token(SoftHsm.token().library(), empty), new OfVariable("PIN")));
  }

  private static Pkcs11Keys token() throws IOException {
    return new Pkcs11Keys(SoftHsm.token(), TokenPin.of(SoftHsm.PIN, "test"));
  }

  private static Set<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private interface Tampering {
    void take() throws IOException;
  }

  /** A clock that is asked once the keys are made, and then lets something happen. */
  private static final class OnceMadeClock extends Clock {
    private final Tampering tampering;
    private final Path awaited;

    OnceMadeClock(Tampering tampering, Path awaited) {
      this.tampering = tampering;
      this.awaited = awaited;
    }

    @Override
    public Instant instant() {
      if (Files.exists(awaited)) {
        try {
          tampering.take();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return NOW;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
