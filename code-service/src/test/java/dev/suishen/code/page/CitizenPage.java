package dev.suishen.code.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.suishen.code.fixture.QrReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The page on one phone, as a reader sees and touches it. Closing it fails if a script did, or was
 * refused.
 */
final class CitizenPage implements AutoCloseable {
  private static final String PICTURE = "document.querySelector('#qr path').getAttribute('d')";

  private final BrowserContext phone;
  private final Page page;
  private final URI service;
  private final List<String> faults = new ArrayList<>();

  /** A phone that has not been to the page yet. */
  CitizenPage(BrowserContext phone, URI service) {
    this.phone = phone;
    this.page = phone.newPage();
    this.service = service;
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            faults.add(message.text());
          }
        });
  }

  /** The browser's own view, for what has no name here. */
  Page browser() {
    return page;
  }

  CitizenPage visit() {
    page.navigate(service.toString());
    return this;
  }

  CitizenPage signIn(String citizen) {
    find("[data-citizen=" + citizen + "]").click();
    return this;
  }

  /** Touches the chip of a scene, {@code all} of them included. */
  CitizenPage choose(String scene) {
    find("label:has([value='" + (scene.equals("all") ? "" : scene) + "'])").click();
    return this;
  }

  /** Waits until the page is in a state, e.g. {@code live}. */
  CitizenPage awaitState(String state) {
    assertThat(find("body")).hasAttribute("data-state", state);
    return this;
  }

  CitizenPage awaitPicture(String path) {
    page.waitForFunction("path => " + PICTURE + " === path", path);
    return this;
  }

  CitizenPage awaitOtherPicture(String path) {
    page.waitForFunction("path => " + PICTURE + " !== path", path);
    return this;
  }

  /** The path of the code on show, once there is one. */
  String picture() {
    assertThat(find("#qr")).isVisible();
    return (String) page.evaluate(PICTURE);
  }

  /** The words of the state, in the language on show. */
  Locator words() {
    return find("#state p > span:visible");
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  void loseConnection() {
    phone.setOffline(true);
  }

  void regainConnection() {
    phone.setOffline(false);
  }

  /** What a reader held before the screen would read. */
  String scan() {
    return QrReader.read(find("#qr").screenshot()).getText();
  }

  @Override
  public void close() {
    phone.close();
    assertEquals(List.of(), faults);
  }
}
