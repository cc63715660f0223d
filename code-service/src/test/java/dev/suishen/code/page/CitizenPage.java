package dev.suishen.code.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** The page on one phone, as a reader sees and touches it. Closing it fails if a script did, or was refused. */
final class CitizenPage implements AutoCloseable {
  private static final Pattern ANYTHING = Pattern.compile(".+");

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

  CitizenPage choose(String scene) {
    find("label:has([value=" + scene + "])").click();
    return this;
  }

  /** Waits until the page is in a state, e.g. {@code live}. */
  CitizenPage awaitState(String state) {
    assertThat(find("body")).hasAttribute("data-state", state);
    return this;
  }

  /** Waits until the code on show is another than this picture. */
  CitizenPage awaitOtherPicture(String picture) {
    assertThat(find("#qr path")).not().hasAttribute("d", picture);
    return this;
  }

  /** The path of the code on show, once there is one. */
  String picture() {
    assertThat(find("#qr path")).hasAttribute("d", ANYTHING);
    return find("#qr path").getAttribute("d");
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
    try {
      var picture = ImageIO.read(new ByteArrayInputStream(find("#panel").screenshot()));
      var bitmap =
          new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
      return new QRCodeReader().decode(bitmap).getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReaderException e) {
      throw new AssertionError("the code on the screen does not scan", e);
    }
  }

  @Override
  public void close() {
    phone.close();
    assertEquals(List.of(), faults);
  }
}
