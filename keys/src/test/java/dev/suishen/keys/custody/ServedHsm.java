package dev.suishen.keys.custody;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SoftHSM2 that can go away and come back, as an HSM in the network does: a process of its own
 * (p11-kit's server) holds the token, and this process has p11-kit's client for a PKCS#11 library.
 */
final class ServedHsm implements AutoCloseable {
  private static final String LABEL = "served";

  /** Where the pom's P11_KIT_SERVER_ADDRESS points. */
  private static final Path SOCKET = Path.of("target", "hsm.socket");

  /** The number that p11-kit's client gives to the one slot that it is shown. */
  private static final long SLOT = 17;

  private static final int POLLS = 600;

  private final List<String> command;
  private final Path folder;
  private @Nullable Process server;

  private ServedHsm(List<String> command, Path folder) {
    this.command = command;
    this.folder = folder;
  }

  /**
   * @param configuration further lines of SoftHSM2's
   */
  static ServedHsm start(Path folder, String configuration) throws Exception {
    ServedHsm hsm = new ServedHsm(serve(), folder);
    SoftHsm.configure(folder, configuration);
    assertTrue(hsm.run(SoftHsm.initToken(LABEL)).waitFor() == 0, "no token");
    hsm.start();
    return hsm;
  }

  /** One whose token has room for a few keys: a file system of 64 KB, in a namespace of its own. */
  static ServedHsm startSmall(Path folder) throws Exception {
    List<String> unshare = List.of("unshare", "--map-root-user", "--mount");
    List<String> probe = new ArrayList<>(unshare);
    probe.add("true");
    ServedHsm namespace = new ServedHsm(probe, folder);
    assumeTrue(namespace.run(probe).waitFor() == 0, "needs mount namespaces");
    SoftHsm.configure(folder, "");
    List<String> command = new ArrayList<>(unshare);
    command.addAll(
        List.of(
            "sh",
            "-c",
            "mount -t tmpfs -o size=64k none \"$0\" && "
                + String.join(" ", SoftHsm.initToken(LABEL))
                + " && exec \"$@\"",
            folder.resolve("tokens").toString()));
    command.addAll(serve());
    ServedHsm hsm = new ServedHsm(command, folder);
    hsm.start();
    return hsm;
  }

  private static List<String> serve() throws IOException {
    return List.of(
        SoftHsm.installed("p11-kit-server").toString(),
        "--foreground",
        "--name",
        SOCKET.toAbsolutePath().toString(),
        "--provider",
        SoftHsm.installed("libsofthsm2.so").toString(),
        "pkcs11:token=" + LABEL);
  }

  Pkcs11Token token() throws IOException {
    return new Pkcs11Token(SoftHsm.installed("p11-kit-client.so"), SLOT);
  }

  void start() throws Exception {
    Files.deleteIfExists(SOCKET);
    Process started = run(command);
    server = started;
    for (int i = 0; i < POLLS && started.isAlive(); i++) {
      if (Files.exists(SOCKET)) {
        return;
      }
      Thread.sleep(50);
    }
    fail("the server did not start: " + Files.readString(folder.resolve("said")));
  }

  /** As a power cut does: it and all that it started are killed. */
  void kill() throws InterruptedException {
    Process running = server;
    if (running != null) {
      List<ProcessHandle> all = running.descendants().toList();
      running.destroyForcibly().waitFor();
      all.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle each : all) {
        each.onExit().join();
      }
    }
  }

  private Process run(List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
