package dev.suishen.code.http;

import dev.suishen.code.config.Role;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.issue.IssueCodes;
import dev.suishen.code.issue.LiveCode;
import dev.suishen.code.issue.LiveCodes;
import dev.suishen.verifier.Scene;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/codes}: the codes of the citizen who asks. */
@Controller("/api/v1/codes")
@Secured(Role.CITIZEN)
class CodesController {
  private static final int MOST_CODES = 10;
  private static final int MOST_SCALE = 20;

  private final IssueCodes issueCodes;

  CodesController(IssueCodes issueCodes) {
    this.issueCodes = issueCodes;
  }

  /**
   * Issues LIVE codes, as JSON; one code, as a QR picture, where Accept prefers an image.
   *
   * @param asked all scenes and one code where there is no body
   * @param scale pixels a module of a picture, 1 to 20
   */
  @Post
  @ApiResponse(
      responseCode = "201",
      description = "the codes, or the picture of one",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = LiveCodes.class)),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string"))
      })
  @Produces({MediaType.APPLICATION_JSON, PictureType.PNG, PictureType.SVG})
  CompletionStage<MutableHttpResponse<?>> issue(
      HttpRequest<?> request,
      Authentication citizen,
      @Body @Nullable CodeRequest asked,
      @QueryValue(defaultValue = "4") int scale) {
    Set<Scene> scenes = SceneLabel.parseAll(asked == null ? null : asked.scenes());
    int count = asked == null || asked.count() == null ? 1 : asked.count();
    PictureType picture = PictureType.preferredBy(request);
    requireRange(count, picture == null ? MOST_CODES : 1, FaultCode.COUNT_OUT_OF_RANGE, "count");
    requireRange(scale, MOST_SCALE, FaultCode.SCALE_OUT_OF_RANGE, "scale");
    return issueCodes
        .issue(citizen.getName(), scenes, count)
        .thenApply(codes -> picture == null ? json(codes) : draw(picture, codes, scale));
  }

  private static MutableHttpResponse<?> json(LiveCodes codes) {
    return HttpResponse.created(codes).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static MutableHttpResponse<?> draw(PictureType type, LiveCodes codes, int scale) {
    LiveCode code = codes.codes().get(0);
    return HttpResponse.created(type.draw(code.text(), scale))
        .contentType(type.mediaType())
        .header("X-Code-Expires", code.expiresAt().toString());
  }

  private static void requireRange(int value, int most, FaultCode code, String name) {
    if (value < 1 || value > most) {
      throw Fault.of(code, name + " is from 1 to " + most + " here");
    }
  }
}
