package dev.suishen.code.http;

import dev.suishen.code.adoption.HoldingReports;
import dev.suishen.code.config.Role;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.trust.Bundles;
import dev.suishen.code.trust.City;
import dev.suishen.verifier.RootSet;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /trust}: what verifiers of this city trust. */
@Controller("/trust")
@Secured(SecurityRule.IS_ANONYMOUS)
class TrustController {
  static final String BUNDLE = "application/vnd.suishen.trust-bundle+cbor";
  private static final String VERIFIER = "Suishen-Verifier";
  private static final String SERIAL = "Suishen-Bundle-Serial";

  /** A newer bundle may come at any time; a former one never changes. */
  private static final Duration NEWEST = Duration.ofMinutes(1);

  private static final Duration FORMER = Duration.ofDays(365);

  private final City city;
  private final Bundles bundles;
  private final HoldingReports reports;

  TrustController(City city, Bundles bundles, HoldingReports reports) {
    this.city = city;
    this.bundles = bundles;
    this.reports = reports;
  }

  /**
   * The newest trust bundle, for anyone. Where an operator's verifier asks, it is noted which one
   * it holds; a cache on the way is not to answer one verifier for another.
   */
  @Get("/bundle")
  @Produces(BUNDLE)
  HttpResponse<byte[]> newest(HttpRequest<?> request, @Nullable Authentication caller) {
    if (caller != null && caller.getRoles().contains(Role.OPERATOR)) {
      HttpHeaders headers = request.getHeaders();
      reports.note(caller.getName(), headers.get(VERIFIER), headers.get(SERIAL));
    }
    return PublicBytes.answer(request, city.bundle().encoded(), BUNDLE, NEWEST)
        .header(HttpHeaders.VARY, VERIFIER);
  }

  /** The trust bundle of a serial, for a verifier that was away while the roots changed. */
  @Get("/bundles/{serial}")
  @Produces(BUNDLE)
  @ApiResponse(
      responseCode = "200",
      description = "the bundle",
      content = @Content(mediaType = BUNDLE, schema = @Schema(type = "string", format = "binary")))
  CompletionStage<HttpResponse<byte[]>> former(HttpRequest<?> request, long serial) {
    return bundles
        .find(serial)
        .thenApply(
            found ->
                PublicBytes.answer(
                    request,
                    found.orElseThrow(() -> Fault.of(FaultCode.NOT_FOUND, "no such bundle")),
                    BUNDLE,
                    FORMER));
  }

  /** The roots, for demonstrations; a verifier in service gets them another way. */
  @Get("/roots")
  Roots roots() {
    return Roots.of(city.trust().roots());
  }

  /**
   * A root set.
   *
   * @param threshold how many of the keys must sign a bundle
   * @param keys COSE_Key, hexadecimal
   */
  @Serdeable
  record Roots(int threshold, List<String> keys) {
    static Roots of(RootSet roots) {
      List<String> keys =
          roots.keys().stream().map(key -> HexFormat.of().formatHex(key.encoded())).toList();
      return new Roots(roots.threshold(), keys);
    }
  }
}
