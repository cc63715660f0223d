package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.BrokenSealException;
import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are in a folder and cannot be taken; {@link TrustFolderDamageTest} damages each. */
class TrustFolderFilesTest {
  private static final TestKey NEW_ROOT = TestKey.named("root 4");
  private static final String NO_SHA256 = "0".repeat(64);

  @TempDir Path directory;

  private final CountingSeal seal = new CountingSeal();

  @BeforeEach
  void fill() throws FolderUnusableException {
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store())
          .take(new TestBundle())
          .take(new TestStatusList().set(7, TestStatusList.INVALID))
          .withSceneKeys();
    }
  }

  @Test
  void aListThatTheRulesRefuseIsATrouble_andTheOneBeforeIsUsed() throws Exception {
    byte[] forged = new TestStatusList().with(6, NOW + 1).signedBy(TestCity.CODE_KEY);
    write("list-2-0." + (NOW + 1), forged);
    assertEquals(
        List.of(
            "REFUSED list-2-0: generation "
                + (NOW + 1)
                + ": LIST_SIGNATURE: by no status key in use"),
        load());
  }

  @Test
  void aPieceThatCannotBeReadIsATrouble_andTheOneBeforeIsUsed() throws Exception {
    Files.createDirectory(directory.resolve("bundle.6." + NO_SHA256));
    List<String> troubles = load();
    assertEquals(1, troubles.size());
    assertTrue(troubles.get(0).startsWith("DAMAGED bundle: generation 6: "), troubles::toString);
    assertEquals(1, seal.unsealed);
  }

  @Test
  void tornRootsAreATrouble_andSoIsWhatTheyLeadTo() throws Exception {
    try (TrustFolder folder = open()) {
      TestBundle change = new TestBundle().serial(6).roots(1, List.of(NEW_ROOT));
      TestKey[] signers = {TestCity.ROOTS.get(0), TestCity.ROOTS.get(1), NEW_ROOT};
      TestCity.holding(folder.store()).take(change.signedBy(signers));
      byte[] last = new TestBundle().serial(7).roots(1, List.of(NEW_ROOT)).signedBy(NEW_ROOT);
      TestCity.holding(folder.store()).take(last);
    }
    Files.write(file("roots.6."), new byte[3]);
    try (TrustFolder folder = read()) {
      assertEquals(
          List.of("REFUSED bundle", "DAMAGED roots"),
          folder.troubles().stream().map(t -> t.kind() + " " + t.piece()).toList());
    }
  }

  /** As a link to nothing is: in the list of files, and gone when it is read. */
  @Test
  void whatVanishesMeanwhileIsLookedForAnew_tenTimesAtMost() throws Exception {
    read().close();
    assertEquals(1, seal.unsealed);
    Files.createSymbolicLink(directory.resolve("bundle.6." + NO_SHA256), Path.of("nowhere"));
    assertEquals(1, load().size());
    assertEquals(1 + 10, seal.unsealed);
  }

  @Test
  void aFileOfMoreThanTwoMegabytesIsNoneOfOurs() throws Exception {
    write("scene-keys.8", new byte[2 << 20]);
    assertTrue(load().get(0).startsWith("SEAL_BROKEN scene-keys: generation 8: "));
    write("scene-keys.9", new byte[(2 << 20) + 1]);
    assertEquals(List.of("DAMAGED scene-keys: generation 9: not as it was written"), load());
  }

  /** The troubles of a folder that decides as it did. */
  private List<String> load() throws FolderUnusableException {
    try (TrustFolder folder = read()) {
      TestCity gate = TestCity.holding(folder.store());
      assertEquals("accepted", gate.scan(TestCode.live().statusIndex(8)));
      assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(7)));
      return folder.troubles().stream().map(FolderTrouble::toString).toList();
    }
  }

  private void write(String name, byte[] content) throws Exception {
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
    Files.write(directory.resolve(name + "." + Hex.toHexString(sha256)), content);
  }

  private Path file(String start) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private TrustFolder open() throws FolderUnusableException {
    return TrustFolder.open(directory, TestCity.pinned(), seal);
  }

  private TrustFolder read() throws FolderUnusableException {
    return TrustFolder.read(directory, TestCity.pinned(), seal);
  }

  /** Seals nothing, and counts how often it was asked. */
  private static final class CountingSeal implements SceneKeySeal {
    private int unsealed;

    @Override
    public byte[] seal(byte[] plain) {
      return plain.clone();
    }

    @Override
    public byte[] unseal(byte[] sealed) throws BrokenSealException {
      unsealed++;
      return sealed.clone();
    }

    @Override
    public void close() {}
  }
}
