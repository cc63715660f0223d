package dev.suishen.code.http;

import dev.suishen.code.config.Role;
import dev.suishen.code.operator.VerificationAnswer;
import dev.suishen.code.operator.VerifyOnline;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.CompletionStage;

/** {@code POST /api/v1/verifications}: an operator's online check. */
@Controller("/api/v1/verifications")
@Secured(Role.OPERATOR)
class VerificationsController {
  private final VerifyOnline verifyOnline;

  VerificationsController(VerifyOnline verifyOnline) {
    this.verifyOnline = verifyOnline;
  }

  /** Checks a code, once a scene: the second time it is REPLAYED. */
  @Post
  CompletionStage<VerificationAnswer> verify(Authentication operator, @Body @Valid Scan scan) {
    return verifyOnline.verify(operator.getName(), SceneLabel.parse(scan.scene()), scan.text());
  }

  /**
   * What was scanned.
   *
   * @param scene where, e.g. {@code transit}
   */
  @Serdeable
  record Scan(@NotNull String text, @NotNull String scene) {}
}
