package dev.suishen.verifier.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What gates upload to, on a port of this machine: takes whole batches, and now and then does not
 * answer, before or after it took one, or refuses it.
 */
final class Collector implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Random random = new Random(20_261_128);
  private final Map<String, String> received = new ConcurrentHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final Thread thread = new Thread(this::serve);
  private int again;

  Collector() throws IOException {
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Each id once, with what it came with. */
  Map<String, String> received() {
    return received;
  }

  /** Entries that came more than once. */
  synchronized int again() {
    return again;
  }

  /** Entries that came with an id that another had. */
  synchronized List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  synchronized void take(List<String> batch) {
    for (String json : batch) {
      String before = received.put(id(json), json);
      again += before == null ? 0 : 1;
      if (before != null && !before.equals(json)) {
        contradictions.add(before + " and " + json);
      }
    }
  }

  static String id(String json) {
    return json.substring(7, 39);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException killed) {
        // The next gate asks again.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    List<String> batch = new ArrayList<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null && !line.equals(KilledGate.END)) {
      batch.add(line);
      line = in.readLine();
    }
    int mood = random.nextInt(10);
    if (line == null || mood == 0) {
      return;
    }
    if (mood > 1) {
      take(batch);
    }
    if (mood != 2) {
      String answer = mood == 1 ? KilledGate.REFUSED : KilledGate.YES;
      socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
    thread.join();
  }
}
