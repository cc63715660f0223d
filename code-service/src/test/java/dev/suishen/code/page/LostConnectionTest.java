package dev.suishen.code.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification.Accepted;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page in a tunnel: it shows what it has, says how long that lasts, and comes back by itself.
 */
@BrowserTest
class LostConnectionTest {
  private static final String CODES = "**/api/v1/codes";
  private static final String LIFE = "01:00";

  private final Phones phones;

  LostConnectionTest(Phones phones) {
    this.phones = phones;
  }

  @Test
  void showsTheCodesFetchedAheadOneAfterTheOtherThenSaysThatNoneIsLeft() {
    try (CitizenPage page = signedInWithAClockToTurn()) {
      page.loseConnection();
      page.awaitState("away");
      for (int left = 5; left > 0; left--) {
        assertThat(page.words())
            .hasText(Pattern.compile("没有网络，还有 %s 个码，到 \\d\\d:\\d\\d。".replace("%s", "" + left)));
        String shown = page.picture();
        page.browser().clock().fastForward(LIFE);
        if (left > 1) {
          page.awaitOtherPicture(shown);
        }
      }
      page.awaitState("empty");
      assertThat(page.find("#panel")).isHidden();
      assertThat(page.words()).hasText("没有网络，也没有可用的码。网络恢复后会自动取码。");
    }
  }

  @Test
  void comesBackByItself() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      page.loseConnection();
      page.awaitState("away");
      page.regainConnection();
      page.awaitState("live");
      assertInstanceOf(Accepted.class, Gate.of(phones.service(), Scene.VENUE).decide(page.scan()));
    }
  }

  @Test
  void aServiceThatFailsIsTriedAgainAfterAWhile() {
    try (CitizenPage page = signedInWithAClockToTurn()) {
      page.browser().route(CODES, route -> route.abort());
      page.browser().clock().fastForward("02:50");
      page.awaitState("away");
      page.browser().unroute(CODES);
      page.browser().clock().fastForward("00:30");
      page.awaitState("live");
    }
  }

  @Test
  void aSlowAnswerIsSaidAndAHungOneGivenUp() {
    try (CitizenPage page = signedInWithAClockToTurn()) {
      page.browser().route(CODES, route -> {});
      page.browser().clock().fastForward("02:50");
      page.awaitState("live");
      page.browser().clock().fastForward("00:03");
      page.awaitState("renewing");
      assertThat(page.find("#panel")).isVisible();
      page.browser().clock().fastForward("00:08");
      page.awaitState("away");
    }
  }

  @Test
  void theFirstCodeIsWaitedForInWords() {
    try (CitizenPage page = phones.open()) {
      page.browser().route(CODES, route -> {});
      page.signIn("demo-1").awaitState("loading");
      assertThat(page.words()).hasText("正在取码…");
    }
  }

  @Test
  void aSceneWithoutCodesOnHandSaysSoAndThoseOnHandAreStillShown() {
    try (CitizenPage page = phones.open()) {
      page.signIn("demo-1").awaitState("live");
      page.loseConnection();
      page.awaitState("away").choose("hotel").awaitState("empty");
      page.choose("all").awaitState("away");
    }
  }

  private CitizenPage signedInWithAClockToTurn() {
    CitizenPage page = phones.open();
    page.browser().clock().install();
    return page.visit().signIn("demo-1").awaitState("live");
  }
}
