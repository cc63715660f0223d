package dev.suishen.code.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen comes to the page and shows the code. */
@BrowserTest
class CitizenPageTest {
  private final Phones phones;

  CitizenPageTest(Phones phones) {
    this.phones = phones;
  }

  @Test
  void asksWhoYouAreThenShowsACode() {
    try (CitizenPage page = phones.open()) {
      page.awaitState("signed-out").signIn("demo-1").awaitState("live");
      assertThat(page.find("#name")).hasText(Pattern.compile("^\\S\\*\\S*$"));
      assertThat(page.words()).hasText("请对准扫码设备，屏幕调到最亮。");
      assertTrue(page.scan().startsWith("SSC1:"));
    }
  }

  @ParameterizedTest
  @EnumSource(ColorScheme.class)
  void theCodeOnTheScreenIsAcceptedAtTheGate(ColorScheme scheme) {
    try (CitizenPage page = phones.open(phone -> phone.setColorScheme(scheme))) {
      page.signIn("demo-1").awaitState("live");
      Verification answer = Gate.of(phones.service(), Scene.TRANSIT).decide(page.scan());
      assertInstanceOf(Accepted.class, answer);
    }
  }

  @Test
  void aCodeForOneSceneIsSmallerAndGoodThereOnly() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      String all = page.picture();
      int modules = modules(page);
      page.choose("medical").awaitOtherPicture(all).awaitState("live");
      assertTrue(modules(page) < modules);
      String text = page.scan();
      assertInstanceOf(Accepted.class, Gate.of(phones.service(), Scene.MEDICAL).decide(text));
      assertEquals(
          new Rejected(Reason.SCENE_NOT_COVERED),
          Gate.of(phones.service(), Scene.TRANSIT).decide(text));
    }
  }

  @Test
  void theNextCodeIsOnHandBeforeTheOldOneEnds() {
    try (CitizenPage page = phones.open()) {
      page.browser().clock().install();
      page.visit().signIn("demo-1").awaitState("live");
      page.browser().route("**/api/v1/codes", Route::abort);
      String first = page.picture();
      page.browser().clock().fastForward("01:00");
      page.awaitOtherPicture(first).awaitState("live");
    }
  }

  @Test
  void moreAreFetchedBeforeTheLastOneEnds() {
    try (CitizenPage page = phones.open()) {
      page.browser().clock().install();
      page.visit().signIn("demo-1").awaitState("live");
      Response drawn =
          page.browser()
              .waitForResponse(
                  "**/page/pictures", () -> page.browser().clock().fastForward("02:50"));
      page.awaitPicture(firstOf(drawn)).awaitState("live");
      assertInstanceOf(Accepted.class, Gate.of(phones.service(), Scene.HOTEL).decide(page.scan()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-26 * 3600, -90, 90, 26 * 3600})
  void aWrongPhoneClockCountsDownRightAllTheSame(long seconds) {
    try (CitizenPage page = phones.open()) {
      page.browser()
          .addInitScript(
              "const right = Date.now; Date.now = () => right() + 1000 * %s"
                  .replace("%s", Long.toString(seconds)));
      page.visit().signIn("demo-1").awaitState("live");
      int left = secondsLeft(page);
      assertTrue(left > 30 && left <= 60, () -> "seconds left: " + left);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-600_000, 600_000})
  void aPhoneClockThatIsSetMeanwhileIsNoticed(int milliseconds) {
    try (CitizenPage page = phones.open()) {
      page.browser()
          .addInitScript(
              "window.skew = 0; const right = Date.now; Date.now = () => right() + skew");
      page.visit().signIn("demo-1").awaitState("live");
      String before = page.picture();
      page.browser().evaluate("milliseconds => skew = milliseconds", milliseconds);
      page.awaitOtherPicture(before).awaitState("live");
      assertTrue(secondsLeft(page) <= 60);
    }
  }

  @Test
  void theScreenIsKeptOnWhileACodeIsShown() {
    try (CitizenPage page = phones.open()) {
      page.browser()
          .addInitScript(
              """
              window.held = 0;
              navigator.wakeLock.request = async () => {
                held++;
                return { release: () => held--, addEventListener() {} };
              };
              """);
      page.visit().signIn("demo-1").awaitState("live");
      page.browser().waitForFunction("held === 1");
      page.find("#sign-out").click();
      page.browser().waitForFunction("held === 0");
    }
  }

  @Test
  void aReloadKeepsTheSessionAndALeaveEndsIt() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      page.browser().reload();
      page.awaitState("live").find("#sign-out").click();
      page.awaitState("signed-out");
      page.browser().reload();
      page.awaitState("signed-out");
      assertEquals("{}", page.browser().evaluate("JSON.stringify(sessionStorage)"));
    }
  }

  @Test
  void nothingPersonalIsKeptInTheBrowser() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live").find("#language").click();
      assertEquals(
          "{\"language\":\"en\"}", page.browser().evaluate("JSON.stringify(localStorage)"));
      assertEquals(
          "[\"token\"]", page.browser().evaluate("JSON.stringify(Object.keys(sessionStorage))"));
      assertEquals("", page.browser().evaluate("document.cookie"));
    }
  }

  private static String firstOf(Response drawn) {
    return JsonParser.parseString(drawn.text())
        .getAsJsonObject()
        .getAsJsonArray("pictures")
        .get(0)
        .getAsJsonObject()
        .get("path")
        .getAsString();
  }

  private static int secondsLeft(CitizenPage page) {
    return Integer.parseInt(page.find(".seconds >> visible=true").innerText());
  }

  private static int modules(CitizenPage page) {
    return Integer.parseInt(page.find("#qr").getAttribute("viewBox").split(" ", 4)[2]);
  }
}
