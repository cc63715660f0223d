package dev.suishen.code.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.suishen.code.fixture.Caller;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page says when there is no code to be had. */
@BrowserTest
class RefusedTest {
  private static final String CODES = "**/api/v1/codes";

  private final Phones phones;

  RefusedTest(Phones phones) {
    this.phones = phones;
  }

  @Test
  void aSuspendedCitizenIsToldWhereToAsk() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-4").awaitState("suspended");
      assertThat(page.words()).hasText("此码已暂停使用。请拨打 12345，或到社区服务中心查询。");
      assertThat(page.find("#panel")).isHidden();
    }
  }

  @Test
  @Timeout(60)
  void tooManyRequestsAreRefusedForAWhile() {
    try (CitizenPage page = phones.open()) {
      Caller citizen = Caller.demo(phones.service(), "demo-2");
      page.browser()
          .route(
              CODES,
              route -> {
                useUpTheAllowance(citizen);
                route.resume();
              });
      page.signIn("demo-2").awaitState("limited");
      assertThat(page.words()).hasText(Pattern.compile("请求太多，\\d+ 秒后自动再试。"));
    }
  }

  @Test
  void theWaitIsCountedDownAndThenTheCodeComes() {
    try (CitizenPage page = phones.open()) {
      page.browser().clock().install();
      page.browser().route(CODES, route -> refuse(route, 429, Map.of("Retry-After", "12"), "{}"));
      page.visit().signIn("demo-1").awaitState("limited");
      assertThat(page.words()).hasText(Pattern.compile("请求太多，1[12] 秒后自动再试。"));
      page.browser().unroute(CODES);
      page.browser().clock().fastForward("00:12");
      page.awaitState("live");
    }
  }

  @Test
  void aSuspensionTakesTheCodesOnHandAway() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      page.browser()
          .route(CODES, route -> refuse(route, 403, Map.of(), "{\"code\":\"CITIZEN_SUSPENDED\"}"));
      page.choose("medical").awaitState("suspended");
      page.loseConnection();
      page.awaitState("empty").choose("all").awaitState("empty");
      assertThat(page.find("#panel")).isHidden();
    }
  }

  @Test
  void aSessionThatEndedAsksToSignInAgain() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      page.browser().evaluate("sessionStorage.token = 'of yesterday'");
      page.browser().reload();
      page.awaitState("signed-out");
      assertThat(page.find("#sign-in")).isVisible();
    }
  }

  @Test
  void aBrowserThatCannotRunThePageSaysSo() {
    try (CitizenPage page = phones.open()) {
      page.browser().route("**/main.js", RefusedTest::nothingThatRuns);
      page.visit().awaitState("too-old");
      assertThat(page.words()).hasText("浏览器太旧，或页面没有载全。请重新载入；还不行，请更新浏览器。");
    }
  }

  @Test
  void withoutScriptsItSaysWhatIsMissing() {
    try (CitizenPage page = phones.open(phone -> phone.setJavaScriptEnabled(false))) {
      assertThat(page.find("noscript p:visible")).hasCount(2);
    }
  }

  /** Just before the page asks: the allowance grows again by the second. */
  private static void useUpTheAllowance(Caller citizen) {
    for (int count : List.of(10, 1)) {
      while (citizen.post("/api/v1/codes", "{\"count\":" + count + "}").statusCode() != 429) {}
    }
  }

  private static void refuse(Route route, int status, Map<String, String> headers, String body) {
    route.fulfill(
        new FulfillOptions()
            .setStatus(status)
            .setHeaders(headers)
            .setContentType("application/problem+json")
            .setBody(body));
  }

  private static void nothingThatRuns(Route route) {
    route.fulfill(new FulfillOptions().setContentType("text/javascript").setBody(""));
  }
}
