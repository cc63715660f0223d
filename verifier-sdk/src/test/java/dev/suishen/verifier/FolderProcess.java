package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;

import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Another process with a folder, for tests that need a real one; and how to start it. */
final class FolderProcess {
  private static final int LONGEST_RUN = 100_000;

  private FolderProcess() {}

  /**
   * @param before a command that runs the rest of its arguments, or nothing
   */
  static Process start(List<String> before, String scenario, Path folder) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FolderProcess.class.getName(), scenario, folder.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SceneKeySeal seal() {
    return SceneKeySeal.aes256(new byte[32], new SecureRandom());
  }

  /** A list that zlib cannot make small: 256 KiB of noise, in which entry 7 is revoked. */
  static TestStatusList noisyList(long issuedAt) {
    byte[] noise = new byte[TestStatusList.ENTRIES / 4];
    new Random(20_261_124).nextBytes(noise);
    noise[1] = (byte) (noise[1] & 0x3f | TestStatusList.INVALID << 6);
    return new TestStatusList().with(6, issuedAt).bits(noise);
  }

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    try (TrustFolder folder = TrustFolder.open(directory, TestCity.pinned(), seal())) {
      switch (args[0]) {
        case "hold" -> {
          System.out.println("open");
          System.in.read();
        }
        case "write" -> write(folder);
        case "full" -> full(folder, directory.resolve("filler"));
        default -> readOnly(folder);
      }
    } catch (FolderUnusableException e) {
      System.out.println(e.reason());
    }
  }

  /** Says each round once it is kept, until it is killed. */
  private static void write(TrustFolder folder) {
    TestCity city = TestCity.holding(folder.store());
    int first = (int) (folder.store().bundle().map(TrustBundle::serial).orElse(5L) + 1);
    for (int round = first; round < LONGEST_RUN; round++) {
      city.take(new TestBundle().serial(round));
      city.take(new TestStatusList().with(6, NOW + round).set(7, TestStatusList.INVALID));
      city.withSceneKeys();
      System.out.println(round + (folder.troubles().isEmpty() ? "" : " " + folder.troubles()));
    }
  }

  /** On a disk that has no room for the list until the filler goes. */
  private static void full(TrustFolder folder, Path filler) throws IOException {
    TestCity city = TestCity.holding(folder.store()).take(new TestBundle());
    city.take(noisyList(NOW)).withSceneKeys();
    say("full", folder);
    Files.deleteIfExists(filler);
    System.out.println("kept " + folder.keepPending());
    say("freed", folder);
  }

  private static void readOnly(TrustFolder folder) {
    say("loaded", folder);
    TestCity.holding(folder.store()).take(new TestBundle().serial(1_000_000));
    say("taken", folder);
  }

  /** Which bundle is held, what a revoked code is answered, and what is wrong. */
  private static void say(String when, TrustFolder folder) {
    TestCity city = TestCity.holding(folder.store());
    System.out.println(
        when
            + " "
            + folder.store().bundle().map(TrustBundle::serial).orElse(-1L)
            + " "
            + city.scan(TestCode.live().statusIndex(7))
            + " "
            + folder.troubles());
  }
}
