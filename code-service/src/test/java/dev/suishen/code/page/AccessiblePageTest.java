package dev.suishen.code.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page by keyboard, by ear, in large type, in both languages and both themes. */
@BrowserTest
class AccessiblePageTest {
  private static final String FAULTS =
      """
      async () => (await axe.run()).violations.flatMap(
          ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
      """;
  private static final String SMALL_TARGETS =
      """
      () => [...document.querySelectorAll("button, label, input")]
          .filter((touched) => touched.offsetParent)
          .map((touched) => ({ touched, box: touched.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ touched }) => touched.outerHTML)
      """;

  private final Phones phones;

  AccessiblePageTest(Phones phones) {
    this.phones = phones;
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, zh-CN", "LIGHT, en", "DARK, zh-CN", "DARK, en"})
  void axeFindsNoFaultInAnyState(ColorScheme scheme, String locale) {
    try (CitizenPage page = phones.open(phone -> phone.setColorScheme(scheme).setLocale(locale))) {
      page.awaitState("signed-out");
      assertNoFaults(page);
      page.signIn("demo-1").awaitState("live");
      assertNoFaults(page);
      page.loseConnection();
      page.awaitState("away");
      assertNoFaults(page);
      page.choose("hotel").awaitState("empty");
      assertNoFaults(page);
    }
  }

  @Test
  void theKeyboardAloneIsEnough() {
    try (CitizenPage page = phones.open()) {
      page.awaitState("signed-out");
      press(page, "Tab", "Tab", "Tab", "Enter");
      page.awaitState("live");
      assertThat(page.find("#name")).isFocused();
      String all = page.picture();
      press(page, "Tab", "Tab", "ArrowRight");
      assertThat(page.find("[value=medical]")).isChecked();
      assertThat(page.find("[value=medical]")).isFocused();
      assertThat(page.find("[value=medical]")).hasCSS("outline-style", "solid");
      page.awaitOtherPicture(all);
      press(page, "Shift+Tab", "Enter");
      page.awaitState("signed-out");
      assertThat(page.find("#sign-in-title")).isFocused();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "320, 100, zh-CN",
    "360, 100, zh-CN",
    "360, 125, zh-CN",
    "360, 150, zh-CN",
    "320, 150, en",
    "360, 100, en",
    "360, 125, en",
    "360, 150, en",
    "1280, 150, en"
  })
  void nothingIsCutOffAndTheCodeStaysWholeOnTheScreen(int width, String type, String locale) {
    try (CitizenPage page =
        phones.open(phone -> phone.setViewportSize(width, 740).setLocale(locale))) {
      page.browser().evaluate("type => localStorage.setItem('type', type)", type);
      page.visit().signIn("demo-1").awaitState("live");
      assertEquals(width, page.browser().evaluate("document.documentElement.scrollWidth"));
      var code = page.find("#panel").boundingBox();
      assertTrue(code.y >= 0 && code.y + code.height <= 740, "below the fold");
      assertEquals(List.of(), page.browser().evaluate(SMALL_TARGETS));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2, 2.625, 3})
  void everyModuleIsAWholeNumberOfPixels(double density) {
    try (CitizenPage page = phones.open(phone -> phone.setDeviceScaleFactor(density))) {
      page.signIn("demo-1").awaitState("live");
      double modules =
          Double.parseDouble(page.find("#qr").getAttribute("viewBox").split(" ", 4)[2]);
      double pixels = page.find("#qr").boundingBox().width * density / modules;
      assertEquals(Math.rint(pixels), pixels, 0.01);
      assertTrue(pixels >= Math.floor(0.86 * 360 * density / modules), "smaller than it could be");
      assertTrue(page.scan().startsWith("SSC1:"));
    }
  }

  @Test
  void speaksTheBrowsersLanguageAndSwitches() {
    try (CitizenPage page = phones.open(phone -> phone.setLocale("en-GB"))) {
      page.signIn("demo-1").awaitState("live");
      assertThat(page.find("html")).hasAttribute("lang", "en");
      assertThat(page.words()).hasText("Hold it to the reader, screen at full brightness.");
      page.find("#language").click();
      assertThat(page.words()).hasText("请对准扫码设备，屏幕调到最亮。");
      page.browser().reload();
      assertThat(page.find("html")).hasAttribute("lang", "zh-CN");
    }
  }

  @Test
  void largeTypeGoesRoundAndIsKept() {
    try (CitizenPage page = phones.open()) {
      for (String size : List.of("20px", "24px", "16px", "20px")) {
        page.find("#type").click();
        assertThat(page.find("html")).hasCSS("font-size", size);
      }
      page.browser().reload();
      assertThat(page.find("html")).hasCSS("font-size", "20px");
    }
  }

  @Test
  void changesOfStateAreSpokenAndSecondsAreNot() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      assertThat(page.find("[role=status] p")).hasCount(1);
      assertThat(page.find("[role=status] .seconds")).hasCount(0);
      assertThat(page.find("[role=timer] .seconds >> visible=true")).hasCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"REDUCE, 0", "NO_PREFERENCE, 1"})
  void whoWantsNoMotionGetsTheSecondsAlone(ReducedMotion motion, int bars) {
    try (CitizenPage page = phones.open(phone -> phone.setReducedMotion(motion))) {
      page.signIn("demo-1").awaitState("live");
      assertThat(page.find("#bar >> visible=true")).hasCount(bars);
      assertThat(page.find(".seconds >> visible=true")).hasCount(1);
    }
  }

  private static void press(CitizenPage page, String... keys) {
    for (String key : keys) {
      page.browser().keyboard().press(key);
    }
  }

  /** The policy of the page forbids a script tag; the test's own world does not ask it. */
  private static void assertNoFaults(CitizenPage page) {
    page.browser().evaluate(axe());
    assertEquals(List.of(), page.browser().evaluate(FAULTS));
  }

  private static String axe() {
    try (InputStream in = AccessiblePageTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
