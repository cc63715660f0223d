package dev.suishen.code.page;

import dev.suishen.code.qr.QrPath;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Draws a batch of codes for the page, in the same breath as they are fetched. */
@Hidden
@Controller("/page/pictures")
@Secured(SecurityRule.IS_AUTHENTICATED)
class PictureController {

  /**
   * Codes to draw: as many as one request for codes gives, each in the alphabet of the wire
   * format's §1.
   */
  @Serdeable
  record Texts(
      @NotEmpty @Size(max = 10)
          List<@NotNull @Size(max = 512) @Pattern(regexp = "SSC1:[0-9A-Z $%*+\\-./:]*") String>
              texts) {}

  /** The pictures, in the order of the texts. */
  @Serdeable
  record Pictures(List<QrPath> pictures) {}

  /** Draws each text as it is; nothing is checked, nothing kept. */
  @Post
  Pictures draw(@Body @Valid Texts codes) {
    return new Pictures(codes.texts().stream().map(QrPath::of).toList());
  }
}
