package dev.suishen.verifier.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.RedisServer;

/** A Redis of a test's own on the loopback address, which forgets all when it stops. */
final class RedisProcess implements AutoCloseable {
  private final int port = freePorts(1).get(0);
  private final RedisServer server;

  RedisProcess() {
    try {
      server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RedisProcess started() {
    RedisProcess process = new RedisProcess();
    process.start();
    return process;
  }

  void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RedisURI uri() {
    return RedisURI.create("127.0.0.1", port);
  }

  List<String> keys() {
    return ask(all -> all.keys("*"));
  }

  /** On a connection for this once. */
  <T> T ask(Function<RedisCommands<String, String>, T> question) {
    return ask(uri(), question);
  }

  static <T> T ask(RedisURI uri, Function<RedisCommands<String, String>, T> question) {
    RedisClient client = RedisClient.create(uri);
    try {
      return question.apply(client.connect().sync());
    } finally {
      client.shutdown();
    }
  }

  /** Of a server that answers. */
  static long pid(RedisURI uri) {
    return number("process_id", ask(uri, redis -> redis.info("server")));
  }

  /** Of what Redis says of itself. */
  static long number(String name, String about) {
    Matcher line = Pattern.compile(name + ":(\\d+)").matcher(about);
    if (!line.find()) {
      throw new IllegalStateException(about);
    }
    return Long.parseLong(line.group(1));
  }

  /**
   * Stops a process in its tracks: its connections stay, and it answers nothing until {@code CONT}.
   *
   * @param name of the signal: {@code STOP} or {@code CONT}
   */
  static void signal(long pid, String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (server.isActive()) {
      stop();
    }
  }
}
