package dev.suishen.verifier.refresh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of whatever manners a test gives it, on a free port of this machine. */
final class RawServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch leftAlone = new CountDownLatch(1);

  RawServer(Script script) throws IOException {
    this.script = script;
    daemon(this::accept);
  }

  /** One that sends these bytes and waits for the next request. */
  static RawServer saying(String answer) throws IOException {
    return new RawServer((client, out) -> out.write(latin(answer)));
  }

  /** One that sends these bytes and closes. */
  static RawServer cutting(String answer) throws IOException {
    return new RawServer(
        (client, out) -> {
          out.write(latin(answer));
          client.close();
        });
  }

  /** One that takes a request and says nothing, until nobody listens. */
  static RawServer silent() throws IOException {
    return new RawServer((client, out) -> client.getInputStream().read());
  }

  /** One that sends something again and again, with a pause each time, until nobody reads it. */
  static RawServer dripping(String first, String drop, int millis) throws IOException {
    return new RawServer(
        (client, out) -> {
          out.write(latin(first));
          while (true) {
            out.write(latin(drop));
            Thread.sleep(millis);
          }
        });
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Line and headers of each request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  int connections() {
    return connections.get();
  }

  /** Opens once a client has gone away, or what is sent reaches nobody. */
  CountDownLatch leftAlone() {
    return leftAlone;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        daemon(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    try (client) {
      for (String head = head(client); !head.isEmpty(); head = head(client)) {
        requests.add(head);
        script.answer(client, client.getOutputStream());
      }
    } catch (IOException | InterruptedException gone) {
      // So it is said below.
    } finally {
      leftAlone.countDown();
    }
  }

  private static String head(Socket client) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    InputStream in = client.getInputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw server");
    thread.setDaemon(true);
    thread.start();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Answers one request. */
  interface Script {
    void answer(Socket client, OutputStream out) throws IOException, InterruptedException;
  }
}
