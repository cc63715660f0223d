package dev.suishen.keys.cli.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.cli.Run;
import dev.suishen.keys.cli.TestDesk;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that answers what it should not, or is none. */
class HostileServiceTest {
  @TempDir private Path folder;
  private AdminService service;
  private TestDesk desk;

  @BeforeEach
  void start() throws IOException {
    service = new AdminService();
    desk = new TestDesk(folder).secret("SUISHEN_TOKEN", AdminService.TOKEN);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{}",
        "{\"bundles\": null}",
        "{\"bundles\": {}}",
        "{\"bundles\": [1]}",
        "{\"bundles\": [{}]}",
        "{\"bundles\": []} {}",
        "{\"bundles\": [], \"bundles\": []}",
        "{\"bundles\": [{\"serial\": {\"a\": 1}}]}"
      })
  void what_is_not_the_contracts_is_a_fault_of_the_service(String answer) {
    service.answering("GET bundles", 200, answer);
    assertEquals("", list().ended(Exit.SERVICE).out());
  }

  @Test
  void more_than_a_service_has_to_say_is_not_read() {
    String most = "{\"bundles\": []" + " ".repeat(Exchange.MOST_BYTES - 15) + "}";
    assertEquals(Exchange.MOST_BYTES, most.length());
    service.answering("GET bundles", 200, most);
    list().ended(Exit.DONE);
    service.answering("GET bundles", 200, most + " ");
    assertTrue(list().ended(Exit.SERVICE).err().contains("more than"));
  }

  @Test
  void no_redirection_is_followed() throws IOException {
    try (AdminService other = new AdminService()) {
      service.redirecting("GET bundles", other.url() + "/api/v1/admin/bundles");
      list().ended(Exit.SERVICE);
      assertEquals(0, other.asked().size());
    }
  }

  @ParameterizedTest
  @CsvSource({"401, REFUSED", "403, REFUSED", "404, REFUSED", "500, SERVICE", "503, SERVICE"})
  void a_problem_is_told_in_words(int status, Exit exit) {
    service.answering("GET bundles", status, "{\"code\": \"SOME\", \"detail\": \"why\"}");
    assertEquals("SOME: why", list().ended(exit).err().strip());
    service.answering("GET bundles", status, "<html>");
    assertTrue(list().ended(Exit.SERVICE).err().contains("HTTP " + status));
  }

  @Test
  void its_words_cannot_drive_the_terminal() {
    service.answering(
        "GET bundles", 409, "{\"code\": \"A\", \"detail\": \"\\u001b[2J\\nDone: all is well\"}");
    String said = list().ended(Exit.REFUSED).err();
    assertFalse(said.contains("\u001b"), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void nobody_who_listens_is_told() throws IOException {
    String gone = service.url();
    service.close();
    desk.run("bundle list --service " + gone).ended(Exit.SERVICE);
  }

  /** It gives a byte now and then, and never ends. */
  @Test
  void an_answer_that_never_ends_does() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread dripping = new Thread(() -> drip(socket, over));
      dripping.start();
      Exchange exchange = new Exchange(Duration.ofSeconds(10), Duration.ofMillis(500));
      URI address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      CommandEndedException ended =
          assertThrows(
              CommandEndedException.class,
              () -> exchange.send(HttpRequest.newBuilder(address).build()));
      assertEquals(Exit.SERVICE, ended.exit());
      over.set(true);
      dripping.join();
    }
  }

  private static void drip(ServerSocket socket, AtomicBoolean over) {
    try (Socket client = socket.accept()) {
      String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
      client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      while (!over.get()) {
        client.getOutputStream().write(' ');
        client.getOutputStream().flush();
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://codes.example.org",
        "ftp://codes.example.org",
        "codes.example.org",
        "https://codes.example.org?a=b",
        "https://codes.example.org#a",
        "https://me@codes.example.org",
        "https://",
        "http://127.0.0.1.example.org"
      })
  void a_token_goes_nowhere_in_clear(String address) {
    desk.run("bundle list --service " + address).ended(Exit.WRONG_USE);
  }

  @Test
  void a_token_is_from_a_file_or_the_variable_and_never_an_argument() throws Exception {
    service.answering("GET bundles", 200, "{\"bundles\": []}");
    Files.writeString(folder.resolve("admin.token"), "abc.def\n");
    desk.run("bundle list --token-file admin.token --service " + service.url()).ended(Exit.DONE);
    assertEquals("Bearer abc.def", service.last().authorization());
    desk.run("bundle list --token abc --service " + service.url()).ended(Exit.WRONG_USE);
    Files.writeString(folder.resolve("admin.token"), "two lines\nabc\n");
    desk.run("bundle list --token-file admin.token --service " + service.url())
        .ended(Exit.WRONG_USE);
    desk.variable("SUISHEN_TOKEN", "");
    list().ended(Exit.WRONG_USE);
  }

  private Run list() {
    return desk.run("bundle list --service " + service.url());
  }
}
