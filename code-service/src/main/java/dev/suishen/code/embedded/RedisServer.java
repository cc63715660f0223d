package dev.suishen.code.embedded;

import dev.suishen.keys.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/** A Redis of our own: on the loopback address, behind a password, with an append-only file. */
public final class RedisServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisServer.class);

  private final Path directory;
  private final String password;
  private final int port = FreePort.find();
  private redis.embedded.@Nullable RedisServer server;

  /**
   * @param password of letters, digits, {@code -} and {@code _}
   */
  RedisServer(Path directory, String password) {
    this.directory = directory;
    this.password = password;
  }

  /** Starts it unless it runs; after {@link #close} again, on the same port. */
  public void start() {
    if (server != null) {
      return;
    }
    Orphan.of(directory.resolve("redis.pid"), directory).ifPresent(Orphan::stop);
    try {
      Files.createDirectories(directory);
      Path executable =
          ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
      List<String> command = List.of(executable.toString(), configuration().toString());
      server = new redis.embedded.RedisServer(port, command, false, LOG::debug, LOG::warn);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path configuration() throws IOException {
    List<String> lines =
        List.of(
            "port " + port,
            "bind 127.0.0.1",
            "requirepass " + password,
            "dir \"" + directory + "\"",
            "pidfile \"" + directory.resolve("redis.pid") + "\"",
            "appendonly yes");
    Path file = directory.resolve("redis.conf");
    WholeFile.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  String uri() {
    return "redis://:" + password + "@127.0.0.1:" + port;
  }

  @Override
  public void close() {
    redis.embedded.RedisServer running = server;
    if (running == null) {
      return;
    }
    server = null;
    try {
      running.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
