package dev.suishen.code.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;

/** Renders the page, and serves what it is made of. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class PageController {

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "js", MediaType.of("text/javascript;charset=utf-8"),
          "css", MediaType.of("text/css;charset=utf-8"),
          "svg", MediaType.of("image/svg+xml"));

  private final Assets assets;
  private final List<DemoChoice> citizens;

  PageController(Assets assets, List<DemoChoice> citizens) {
    this.assets = assets;
    this.citizens = citizens;
  }

  /** The page, in the language asked for; scripts let the reader change it. */
  @Get
  @View("citizen")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<Map<String, Object>> page(HttpHeaders headers) {
    Map<String, Object> model =
        Map.of(
            "language",
            PageLanguage.bestOf(headers.get(HttpHeaders.ACCEPT_LANGUAGE)).tag(),
            "assets",
            "/page/" + assets.fingerprint(),
            "citizens",
            citizens);
    return HttpResponse.ok(model)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
  }

  /**
   * An asset of this very build: another fingerprint is not found, so nothing stale is ever cached
   * as new.
   */
  @Get("/page/{fingerprint}/{name}")
  HttpResponse<byte[]> asset(String fingerprint, String name) {
    if (!fingerprint.equals(assets.fingerprint())) {
      return HttpResponse.notFound();
    }
    return assets
        .find(name)
        .map(
            bytes ->
                HttpResponse.ok(bytes)
                    .contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .orElseGet(HttpResponse::notFound);
  }
}
