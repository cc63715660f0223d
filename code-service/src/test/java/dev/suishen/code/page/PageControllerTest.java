package dev.suishen.code.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.qr.QrPath;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire for the page. */
@BrowserTest
class PageControllerTest {
  private static final Pattern ASSET =
      Pattern.compile("\"(/page/\\p{XDigit}{16}/([a-z]+\\.[a-z]+))\"");

  private final Caller caller;
  private final Caller citizen;

  PageControllerTest(Phones phones) {
    caller = new Caller(phones.service(), "");
    citizen = Caller.demo(phones.service(), "demo-1");
  }

  @ParameterizedTest
  @CsvSource({"en-GB, en", "zh-CN, zh-CN"})
  void thePageIsInTheLanguageAskedFor(String asked, String given) {
    var answer = caller.get("/", "Accept-Language", asked);
    assertTrue(text(answer).contains("<html lang=\"" + given + "\">"));
    assertEquals("Accept-Language", Caller.header(answer, "Vary"));
  }

  @Test
  void thePageRunsNothingInlineAndInNoFrame() {
    var answer = caller.get("/");
    String policy = Caller.header(answer, "Content-Security-Policy");
    assertTrue(policy.contains("default-src 'none'; script-src 'self'; style-src 'self'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertEquals("DENY", Caller.header(answer, "X-Frame-Options"));
    assertEquals("nosniff", Caller.header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", Caller.header(answer, "Referrer-Policy"));
    assertFalse(Caller.header(answer, "Permissions-Policy").isEmpty());
    assertEquals("no-cache", Caller.header(answer, "Cache-Control"));
  }

  @Test
  void whatThePageNamesIsThereAndMayBeKeptForEver() {
    List<String> named = assets();
    assertTrue(named.size() >= 5, named::toString);
    for (String path : named) {
      var answer = caller.get(path);
      assertEquals(200, answer.statusCode(), path);
      assertEquals(
          "public, max-age=31536000, immutable", Caller.header(answer, "Cache-Control"), path);
      assertEquals("nosniff", Caller.header(answer, "X-Content-Type-Options"), path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.html", "..%2fapplication.yml", "%2e%2e", "MAIN.JS"})
  void nothingElseIsGivenOut(String name) {
    String page = assets().get(0);
    String folder = page.substring(0, page.lastIndexOf('/') + 1);
    assertTrue(caller.get(folder + name).statusCode() >= 400);
  }

  @Test
  void anAssetOfAnotherBuildIsNotFound() {
    assertEquals(404, caller.get("/page/0000000000000000/main.js").statusCode());
  }

  @Test
  void picturesAreDrawnForThoseSignedInOnly() {
    String texts = "{\"texts\":[\"SSC1:AB\",\"SSC1:CD\"]}";
    assertEquals(401, caller.post("/page/pictures", texts).statusCode());
    var answer = citizen.post("/page/pictures", texts);
    assertEquals(200, answer.statusCode());
    var pictures = Caller.json(answer).get("pictures");
    assertEquals(2, pictures.size());
    assertEquals(QrPath.of("SSC1:CD").path(), pictures.at("/1/path").asText());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11})
  void noOrTooManyTextsAreRefused(int count) {
    assertEquals(400, citizen.post("/page/pictures", texts("SSC1:AB", count)).statusCode());
  }

  @Test
  void tenTextsAreDrawn() {
    assertEquals(200, citizen.post("/page/pictures", texts("SSC1:AB", 10)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP://EXAMPLE", "SSC1:ab", "SSC1:_"})
  void whatIsNoCodeIsNotDrawn(String text) {
    assertEquals(400, citizen.post("/page/pictures", texts(text, 1)).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"512, 200", "513, 400"})
  void aTextHasALimit(int length, int status) {
    String text = "SSC1:" + "A".repeat(length - 5);
    assertEquals(status, citizen.post("/page/pictures", texts(text, 1)).statusCode());
  }

  private List<String> assets() {
    return ASSET.matcher(text(caller.get("/"))).results().map(found -> found.group(1)).toList();
  }

  private static String texts(String text, int count) {
    String one = "\"" + text + "\"";
    return "{\"texts\":[" + String.join(",", Collections.nCopies(count, one)) + "]}";
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
