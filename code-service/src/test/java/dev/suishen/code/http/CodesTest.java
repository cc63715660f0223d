package dev.suishen.code.http;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.QrReader;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code POST /api/v1/codes} answers when all is well. */
@WithService
class CodesTest {
  private static final Duration LIFE = Duration.ofSeconds(60);

  private final RunningService running;
  private Caller citizen;

  CodesTest(RunningService running) {
    this.running = running;
    this.citizen = running.nobody();
  }

  @BeforeEach
  void aCitizen() {
    citizen = running.newCitizen();
  }

  @Test
  void one_code_that_begins_now_where_nothing_is_asked() {
    Instant before = running.clock().instant().minusSeconds(1);
    HttpResponse<byte[]> answer = citizen.post("/api/v1/codes", "{}");
    JsonNode code = json(answer).at("/codes/0");
    assertEquals(201, answer.statusCode());
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertEquals(1, json(answer).get("codes").size());
    assertTrue(code.get("text").asText().startsWith("SSC1:"));
    assertFalse(instant(code, "notBefore").isBefore(before));
    assertEquals(LIFE, Duration.between(instant(code, "notBefore"), instant(code, "expiresAt")));
  }

  @Test
  void no_body_asks_for_the_same() {
    HttpResponse<byte[]> answer =
        citizen.send(citizen.request("/api/v1/codes").POST(BodyPublishers.noBody()));
    assertEquals(201, answer.statusCode());
    assertEquals(259, json(answer).at("/codes/0/text").asText().length());
  }

  @Test
  void the_next_is_asked_for_before_the_first_ends() {
    int refresh = json(citizen.post("/api/v1/codes", "{}")).get("refreshAfterSeconds").asInt();
    assertEquals(45, refresh);
  }

  @Test
  void windows_of_a_batch_follow_one_another_without_a_gap() {
    JsonNode codes = json(citizen.post("/api/v1/codes", "{\"count\":10}")).get("codes");
    assertEquals(10, codes.size());
    for (int i = 1; i < codes.size(); i++) {
      assertEquals(codes.get(i - 1).get("expiresAt"), codes.get(i).get("notBefore"));
      assertFalse(codes.get(i - 1).get("text").equals(codes.get(i).get("text")));
    }
  }

  @Test
  void fewer_scenes_make_a_shorter_code() {
    String one =
        json(citizen.post("/api/v1/codes", "{\"scenes\":[\"transit\",\"transit\"]}"))
            .at("/codes/0/text")
            .asText();
    assertEquals(190, one.length());
    assertEquals(259, citizen.code().length());
  }

  @Test
  void a_code_is_read_in_its_own_scenes_and_no_other() {
    Caller operator = running.operator();
    String text =
        json(citizen.post("/api/v1/codes", "{\"scenes\":[\"hotel\"]}"))
            .at("/codes/0/text")
            .asText();
    assertEquals("SCENE_NOT_COVERED", verify(operator, text, "transit").get("reason").asText());
    assertEquals("accepted", verify(operator, text, "hotel").get("outcome").asText());
  }

  @Test
  void a_png_picture_shows_a_code_for_all_scenes_as_the_format_says() throws Exception {
    HttpResponse<byte[]> answer =
        citizen.post("/api/v1/codes?scale=3", "{}", "Accept", "image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
    Result read = QrReader.read(answer.body());
    assertEquals(201, answer.statusCode());
    assertEquals("image/png", header(answer, "Content-Type"));
    assertEquals((49 + 8) * 3, image.getWidth());
    assertEquals("L", read.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL));
    assertEquals(259, read.getText().length());
    Instant expires = Instant.parse(header(answer, "X-Code-Expires"));
    assertEquals(
        expires.getEpochSecond(),
        verify(running.operator(), read.getText(), "venue").get("exp").asLong());
  }

  @Test
  void an_svg_picture_is_crisp_and_one_path() {
    HttpResponse<byte[]> answer = citizen.post("/api/v1/codes", "{}", "Accept", "image/svg+xml");
    String svg = new String(answer.body(), UTF_8);
    assertEquals("image/svg+xml", header(answer, "Content-Type"));
    assertTrue(svg.contains("viewBox=\"0 0 57 57\" shape-rendering=\"crispEdges\""));
    assertTrue(svg.contains("width=\"228\" height=\"228\""));
    assertEquals(svg.indexOf("<path"), svg.lastIndexOf("<path"));
    assertFalse(header(answer, "X-Code-Expires").isEmpty());
  }

  @Test
  void the_picture_preferred_by_accept_wins() {
    String accept = "application/json;q=0.5, image/svg+xml;q=0.9, image/png;q=0.8";
    assertEquals(
        "image/svg+xml",
        header(citizen.post("/api/v1/codes", "{}", "Accept", accept), "Content-Type"));
    assertEquals(
        "application/json",
        header(citizen.post("/api/v1/codes", "{}", "Accept", "*/*"), "Content-Type"));
  }

  private static JsonNode verify(Caller operator, String text, String scene) {
    return json(
        operator.post(
            "/api/v1/verifications", "{\"text\":\"" + text + "\",\"scene\":\"" + scene + "\"}"));
  }

  private static Instant instant(JsonNode code, String name) {
    return Instant.parse(code.get(name).asText());
  }
}
