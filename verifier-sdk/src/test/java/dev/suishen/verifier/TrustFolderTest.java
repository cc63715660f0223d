package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.BrokenSealException;
import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder gives back to the next process. */
class TrustFolderTest {
  private static final TestKey NEW_ROOT = TestKey.named("root 4");

  @TempDir Path parent;

  @Test
  void aNewFolderHoldsThePinnedRootsAlone() throws Exception {
    try (TrustFolder folder = open()) {
      assertEquals(List.of(), folder.troubles());
      assertEquals(TestCity.pinned(), folder.store().roots());
      assertTrue(folder.store().bundle().isEmpty());
    }
  }

  @Test
  void complaint4_theNextProcessDecidesAtOnce_withoutAnyNetwork() throws Exception {
    fill();
    try (TrustFolder folder = open()) {
      TestCity gate = TestCity.holding(folder.store());
      assertEquals("accepted", gate.scan(TestCode.live().statusIndex(8)));
      assertEquals("rejected REVOKED", gate.scan(TestCode.live().numbered(2).statusIndex(7)));
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void complaint2_oldTrustIsLoadedAndItsAgeIsTheVerdictsToSay() throws Exception {
    fill();
    try (TrustFolder folder = open()) {
      long later = TestCity.EXPIRES + 86_400 * 20;
      TestCode code = TestCode.live().from(later).until(later + 60);
      assertEquals("undetermined TRUST_STALE", TestCity.holding(folder.store()).scan(code, later));
    }
  }

  @Test
  void thePackageTourShowsTheCodeThatRuns() throws Exception {
    fill();
    byte[] privateKey = new byte[32];
    Path directory = directory();
    RootSet roots = TestCity.pinned();
    ScenePolicy policy = ScenePolicy.of(Scene.TRANSIT);
    // begin
    SceneKeySeal seal = SceneKeySeal.hpke(privateKey, new SecureRandom());
    try (TrustFolder folder = TrustFolder.open(directory, roots, seal)) {
      Verifier verifier = Verifier.builder().trust(folder.store()).policy(policy).build();
      ready(verifier, folder.troubles());
    }
    // end
    String test =
        Files.readString(Path.of("src/test/java/dev/suishen/verifier/TrustFolderTest.java"));
    String tour =
        Files.readString(Path.of("src/main/java/dev/suishen/verifier/folder/package-info.java"));
    assertEquals(
        tokens(test, "    // begin\n", "    // end\n"),
        tokens(tour.replaceAll("(?m)^ \\*", ""), "{@code\n", "}</pre>"));
  }

  private static void ready(Verifier verifier, List<FolderTrouble> troubles) {
    assertEquals("rejected NOT_OUR_CODE", TestCity.words(verifier.verify("x")));
    assertEquals(Kind.SEAL_BROKEN, troubles.get(0).kind());
  }

  private static String tokens(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from)).replaceAll("\\s+", " ").strip();
  }

  @Test
  void noOlderBundleIsTakenAfterARestart() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle().serial(6));
    }
    try (TrustFolder folder = open()) {
      assertRollback(folder.store(), new TestBundle().serial(5));
      TestCity.holding(folder.store()).take(new TestBundle().serial(7));
    }
  }

  @Test
  void theRootsOfTodayAreReachedFromThePinnedOnes() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity city = TestCity.holding(folder.store());
      city.take(new TestBundle().serial(5));
      city.take(rootsChange(6).signedBy(rootsAnd(NEW_ROOT)));
      city.take(new TestBundle().serial(7).roots(1, List.of(NEW_ROOT)).signedBy(NEW_ROOT));
    }
    try (TrustFolder folder = open()) {
      assertEquals(7, folder.store().bundle().orElseThrow().serial());
      byte[] next = new TestBundle().serial(8).roots(1, List.of(NEW_ROOT)).signedBy(NEW_ROOT);
      TestCity.holding(folder.store()).take(next);
      assertEquals(List.of(), folder.troubles());
    }
    RootSet today = RootSet.of(1, List.of(NEW_ROOT.publicKey()));
    try (TrustFolder folder = TrustFolder.open(directory(), today, seal(1))) {
      assertEquals(8, folder.store().bundle().orElseThrow().serial());
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void aFolderOfOtherRootsGivesNothing_andTheRootsPinnedAreFollowed() throws Exception {
    fill();
    RootSet others = RootSet.of(1, List.of(NEW_ROOT.publicKey()));
    try (TrustFolder folder = TrustFolder.open(directory(), others, seal(1))) {
      assertTrue(folder.store().bundle().isEmpty());
      assertEquals(List.of("REFUSED bundle"), kinds(folder));
      byte[] theirs = new TestBundle().serial(1).roots(1, List.of(NEW_ROOT)).signedBy(NEW_ROOT);
      TestCity.holding(folder.store()).take(theirs);
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void whereTheNewestBundleIsDamagedTheOneBeforeIsUsed_andNoOtherOldOneIsTaken() throws Exception {
    byte[] lost = new TestBundle().serial(7).signed();
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle()).take(lost);
    }
    Files.write(file("bundle.7."), new byte[10]);
    try (TrustFolder folder = open()) {
      assertEquals(5, folder.store().bundle().orElseThrow().serial());
      assertEquals(List.of("DAMAGED bundle"), kinds(folder));
      assertRollback(folder.store(), new TestBundle().serial(6));
      assertRollback(folder.store(), new TestBundle().serial(7).with(2, "Another"));
      TestCity.holding(folder.store()).take(lost);
      assertEquals(List.of(), folder.troubles());
    }
    try (TrustFolder folder = open()) {
      assertEquals(7, folder.store().bundle().orElseThrow().serial());
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void whereNoBundleIsWhole_noneIsHeld_andNoOlderOneIsTaken() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle().serial(7));
    }
    Files.write(file("bundle.7."), new byte[0]);
    try (TrustFolder folder = open()) {
      assertTrue(folder.store().bundle().isEmpty());
      assertRollback(folder.store(), new TestBundle().serial(6));
    }
  }

  /** Else the steps from the pinned roots, which are older, could never be taken again. */
  @Test
  void whereTheWayToTheRootsIsLost_itIsWalkedAgain() throws Exception {
    byte[] step = rootsChange(6).signedBy(rootsAnd(NEW_ROOT));
    byte[] last = new TestBundle().serial(8).roots(1, List.of(NEW_ROOT)).signedBy(NEW_ROOT);
    try (TrustFolder folder = open()) {
      TestCity city = TestCity.holding(folder.store()).take(step);
      city.take(new TestBundle().serial(7).roots(1, List.of(NEW_ROOT)).signedBy(NEW_ROOT));
      city.take(last);
    }
    Files.delete(file("roots.6."));
    try (TrustFolder folder = open()) {
      assertEquals(List.of("REFUSED bundle"), kinds(folder));
      TestCity.holding(folder.store()).take(step).take(last);
      assertEquals(List.of(), folder.troubles());
    }
    try (TrustFolder folder = open()) {
      assertEquals(8, folder.store().bundle().orElseThrow().serial());
    }
  }

  @Test
  void aBundleFileWithAnotherSerialInItsNameIsATrouble() throws Exception {
    fill();
    Path file = file("bundle.5.");
    Files.move(file, Path.of(file.toString().replace("bundle.5.", "bundle.9.")));
    try (TrustFolder folder = open()) {
      assertEquals(List.of("DAMAGED bundle"), kinds(folder));
      assertRollback(folder.store(), new TestBundle().serial(8));
    }
  }

  @Test
  void whereTheNewestListIsDamagedTheOneBeforeIsUsed() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity city = TestCity.holding(folder.store()).take(new TestBundle());
      city.take(new TestStatusList().set(7, TestStatusList.INVALID));
      city.take(new TestStatusList().with(6, NOW + 1).set(7, 1).set(8, 1));
    }
    Files.write(file("list-2-0." + (NOW + 1)), new byte[10]);
    try (TrustFolder folder = open()) {
      assertEquals(List.of("DAMAGED list-2-0"), kinds(folder));
      TestCity gate = TestCity.holding(folder.store()).withSceneKeys();
      assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(7)));
    }
  }

  @Test
  void listsThatANewerBundleWithdrawsAreForgotten() throws Exception {
    fill();
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle().serial(6).with(10, List.of()));
      assertTrue(names().stream().noneMatch(name -> name.startsWith("list-")));
    }
    try (TrustFolder folder = open()) {
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void twoGenerationsStay_andTheSameIsNotWrittenTwice() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity city = TestCity.holding(folder.store());
      for (int i = 5; i < 9; i++) {
        city.take(new TestBundle().serial(i)).take(new TestStatusList().with(6, NOW + i));
        city.withSceneKeys();
      }
      assertEquals(
          List.of("bundle.7", "bundle.8", "list-2-0", "list-2-0", "lock"),
          names().stream()
              .filter(name -> !name.startsWith("scene"))
              .map(name -> name.startsWith("list") ? "list-2-0" : name.replaceAll("\\.\\w{64}", ""))
              .toList());
      assertEquals(2, names().stream().filter(name -> name.startsWith("scene-keys.")).count());
      Path bundle = file("bundle.8.");
      Object before = Files.readAttributes(bundle, "unix:ino").get("ino");
      city.take(new TestBundle().serial(8));
      assertEquals(before, Files.readAttributes(bundle, "unix:ino").get("ino"));
    }
  }

  /** Were the count to begin anew, the keys of an earlier process would pass for the newest. */
  @Test
  void sceneKeysOfALaterProcessReplaceThoseOfAnEarlier() throws Exception {
    long today = SceneKey.epochOf(NOW);
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle()).withSceneKeys().withSceneKeys();
    }
    SceneKeys tomorrows = SceneKeys.of(List.of(TestCity.sceneKey(Scene.TRANSIT, today + 1)));
    try (TrustFolder folder = open()) {
      folder.store().putSceneKeys(tomorrows);
    }
    try (TrustFolder folder = open()) {
      assertArrayEquals(tomorrows.encoded(), held(folder));
      assertEquals(List.of("scene-keys.2", "scene-keys.3"), generations("scene-keys."));
    }
  }

  private static byte[] held(TrustFolder folder) {
    return folder.store().current().sceneKeys().encoded();
  }

  @Test
  void aLaterProcessKnowsWhatIsThere() throws Exception {
    fill();
    Object before = Files.readAttributes(file("bundle.5."), "unix:ino").get("ino");
    try (TrustFolder folder = open()) {
      TestCity city = TestCity.holding(folder.store()).take(new TestBundle());
      assertEquals(before, Files.readAttributes(file("bundle.5."), "unix:ino").get("ino"));
      city.take(new TestBundle().serial(6));
      assertEquals(List.of("bundle.5", "bundle.6"), generations("bundle."));
    }
  }

  private List<String> generations(String piece) throws IOException {
    return names().stream()
        .filter(name -> name.startsWith(piece))
        .map(name -> name.substring(0, name.lastIndexOf('.')))
        .toList();
  }

  /** A list may be replaced by one of the same second; the one replaced must not come back. */
  @Test
  void ofTwoListsOfOneSecondTheLaterTakenStays() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity city = TestCity.holding(folder.store()).take(new TestBundle());
      city.take(new TestStatusList()).take(new TestStatusList().set(7, 1));
      assertEquals(1, names().stream().filter(name -> name.startsWith("list-")).count());
    }
  }

  @Test
  void filesAreTheirOwnersAlone_andWhatACrashLeftIsCleared() throws Exception {
    Path left = Files.createDirectories(directory()).resolve("bundle.9.aa.new");
    Files.write(left, new byte[3]);
    Path foreign = Files.write(directory().resolve("roots.json"), new byte[3]);
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
    fill();
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(foreign));
    for (String name : names()) {
      Path file = directory().resolve(name);
      if (!file.equals(foreign)) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), name);
      }
    }
  }

  @Test
  void aFolderThatItMakesIsItsOwnersAlone() throws Exception {
    open().close();
    Set<?> permissions = Files.getPosixFilePermissions(directory());
    assertEquals(PosixFilePermissions.fromString("rwx------"), permissions);
  }

  @Test
  void whatIsNoFolderIsUnreadable() throws Exception {
    Files.write(directory(), new byte[3]);
    FolderUnusableException unusable = assertThrows(FolderUnusableException.class, this::open);
    assertEquals(FolderUnusableException.Cause.FOLDER_UNREADABLE, unusable.reason());
    assertEquals(directory().toString(), unusable.folder());
    Path absent = parent.resolve("absent");
    assertThrows(
        FolderUnusableException.class,
        () -> TrustFolder.read(absent, TestCity.pinned(), seal(1)).close());
    assertFalse(Files.exists(absent));
  }

  @Test
  void aReaderSeesWhatIsKept_whileAnotherWrites_andWritesNothing() throws Exception {
    fill();
    try (TrustFolder writer = open();
        TrustFolder reader = TrustFolder.read(directory(), TestCity.pinned(), seal(1))) {
      Set<String> before = names();
      TestCity gate = TestCity.holding(reader.store());
      assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(7)));
      gate.take(new TestBundle().serial(6));
      assertTrue(reader.keepPending());
      assertEquals(before, names());
      assertEquals(5, writer.store().bundle().orElseThrow().serial());
    }
  }

  @Test
  void withAnotherSealTheSceneKeysAreMissing_andNothingElse() throws Exception {
    fill();
    try (TrustFolder folder = TrustFolder.open(directory(), TestCity.pinned(), seal(2))) {
      assertEquals(List.of("SEAL_BROKEN scene-keys"), kinds(folder));
      TestCity gate = TestCity.holding(folder.store());
      assertEquals("undetermined SCENE_KEY_MISSING", gate.scan(TestCode.live()));
      gate.withSceneKeys();
      assertEquals("accepted", gate.scan(TestCode.live()));
      assertEquals(List.of(), folder.troubles());
    }
    try (TrustFolder folder = TrustFolder.open(directory(), TestCity.pinned(), seal(2))) {
      assertEquals("accepted", TestCity.holding(folder.store()).scan(TestCode.live()));
    }
  }

  @Test
  void aSealThatFailsStopsNothing() throws Exception {
    SceneKeySeal failing = new FailingSeal();
    try (TrustFolder folder = TrustFolder.open(directory(), TestCity.pinned(), failing)) {
      TestCity gate = TestCity.holding(folder.store()).take(new TestBundle()).withSceneKeys();
      assertEquals("accepted", gate.scan(TestCode.live()));
      assertEquals(List.of("NOT_KEPT scene-keys"), kinds(folder));
      assertFalse(folder.keepPending());
    }
    fill();
    try (TrustFolder folder = TrustFolder.open(directory(), TestCity.pinned(), failing)) {
      assertEquals(List.of("SEAL_BROKEN scene-keys"), kinds(folder));
    }
  }

  @Test
  void noSceneKeyIsOnTheDiskInClear() throws Exception {
    fill();
    byte[] clear = TestCity.threeDays().encoded();
    String secret = latin1(clear).substring(9, 41);
    for (String name : names()) {
      String content = latin1(Files.readAllBytes(directory().resolve(name)));
      assertFalse(content.contains(secret.substring(0, 16)), name);
    }
  }

  @Test
  void whatWasInClearForAMomentIsCleared() throws Exception {
    RecordingSeal recording = new RecordingSeal();
    for (int run = 0; run < 2; run++) {
      try (TrustFolder folder = TrustFolder.open(directory(), TestCity.pinned(), recording)) {
        TestCity.holding(folder.store()).withSceneKeys();
        assertEquals(List.of(), folder.troubles());
      }
    }
    assertEquals(3, recording.inClear.size());
    for (byte[] bytes : recording.inClear) {
      assertArrayEquals(new byte[3 * 41], bytes);
    }
    assertTrue(recording.closed);
  }

  @Test
  void closedItTakesOnInMemory_andSaysSo() throws Exception {
    TrustFolder folder = open();
    folder.close();
    TestCity.holding(folder.store()).take(new TestBundle());
    assertEquals(5, folder.store().bundle().orElseThrow().serial());
    assertEquals(List.of("NOT_KEPT bundle"), kinds(folder));
  }

  /** The usual bundle, one revoked in list 0 and the keys of three days. */
  private void fill() throws FolderUnusableException {
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store())
          .take(new TestBundle())
          .take(new TestStatusList().set(7, TestStatusList.INVALID))
          .withSceneKeys();
      assertEquals(List.of(), folder.troubles());
    }
  }

  private TrustFolder open() throws FolderUnusableException {
    return TrustFolder.open(directory(), TestCity.pinned(), seal(1));
  }

  private Path directory() {
    return parent.resolve("trust");
  }

  private Path file(String start) throws IOException {
    String name = names().stream().filter(n -> n.startsWith(start)).findFirst().orElseThrow();
    return directory().resolve(name);
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static SceneKeySeal seal(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return SceneKeySeal.aes256(key, new SecureRandom());
  }

  private static List<String> kinds(TrustFolder folder) {
    return folder.troubles().stream().map(t -> t.kind() + " " + t.piece()).toList();
  }

  private static void assertRollback(TrustStore store, TestBundle bundle) {
    BundleRefusedException refused =
        assertThrows(
            BundleRefusedException.class,
            () -> store.takeBundle(bundle.signed(), Instant.ofEpochSecond(NOW)));
    assertEquals(BundleRefusedException.Cause.BUNDLE_ROLLBACK, refused.reason());
  }

  private static TestBundle rootsChange(int serial) {
    return new TestBundle().serial(serial).roots(1, List.of(NEW_ROOT));
  }

  private static TestKey[] rootsAnd(TestKey another) {
    return new TestKey[] {TestCity.ROOTS.get(0), TestCity.ROOTS.get(1), another};
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Seals nothing, and remembers the arrays that held the scene keys. */
  private static final class RecordingSeal implements SceneKeySeal {
    private final List<byte[]> inClear = new ArrayList<>();
    private boolean closed;

    @Override
    public byte[] seal(byte[] plain) {
      inClear.add(plain);
      return plain.clone();
    }

    @Override
    public byte[] unseal(byte[] sealed) {
      byte[] plain = sealed.clone();
      inClear.add(plain);
      return plain;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** As a device's key store does that is locked. */
  private static final class FailingSeal implements SceneKeySeal {
    @Override
    public byte[] seal(byte[] plain) {
      throw new IllegalStateException("locked");
    }

    @Override
    public byte[] unseal(byte[] sealed) throws BrokenSealException {
      throw new IllegalStateException("locked");
    }

    @Override
    public void close() {}
  }
}
