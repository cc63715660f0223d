package dev.suishen.code.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.suishen.code.CodeService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A running service, and a browser that opens its page as different phones would. */
final class Phones implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** For a busy machine; nothing waits so long unless it fails. */
  private static final double PATIENCE_MS = 20_000;

  private final Path data;
  private final CodeService service;
  private final Playwright playwright;
  private final Browser browser;

  private Phones(Path data, CodeService service, Playwright playwright, Browser browser) {
    this.data = data;
    this.service = service;
    this.playwright = playwright;
    this.browser = browser;
  }

  static Phones start(Path chromium) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Path data = temporaryDirectory();
    Map<String, Object> properties =
        Map.of(
            "micronaut.server.port", -1,
            "suishen.live.codes-per-minute", 300,
            "suishen.data-directory", data);
    CodeService service = CodeService.start(properties, Clock.systemUTC(), new SecureRandom());
    Playwright playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
    return new Phones(data, service, playwright, browser);
  }

  URI service() {
    return service.url();
  }

  /** The page on a Chinese phone of 360 by 740 pixels. */
  CitizenPage open() {
    return open(phone -> {});
  }

  /** The page on a phone that differs as told. */
  CitizenPage open(Consumer<NewContextOptions> difference) {
    NewContextOptions phone =
        new NewContextOptions()
            .setViewportSize(360, 740)
            .setDeviceScaleFactor(2)
            .setLocale("zh-CN");
    difference.accept(phone);
    return new CitizenPage(browser.newContext(phone), service()).visit();
  }

  @Override
  public void close() throws IOException {
    playwright.close();
    service.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("suishen-page");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
