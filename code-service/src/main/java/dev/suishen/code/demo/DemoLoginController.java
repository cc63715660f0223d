package dev.suishen.code.demo;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** {@code POST /api/v1/demo/login}, which exists in the embedded default alone. */
@Controller("/api/v1/demo/login")
@Secured(SecurityRule.IS_ANONYMOUS)
@DemoOnly
class DemoLoginController {
  private final DemoLogin demoLogin;

  DemoLoginController(DemoLogin demoLogin) {
    this.demoLogin = demoLogin;
  }

  /** Gives a token for a demo citizen, operator or admin. */
  @Post
  Token logIn(@Body @Valid Who who) {
    return new Token(demoLogin.tokenFor(who.citizen()));
  }

  /**
   * Whom to be.
   *
   * @param citizen {@code demo-1} to {@code demo-5}, {@code operator}, {@code operator-transit},
   *     {@code admin} or {@code admin-2}
   */
  @Serdeable
  record Who(@NotNull String citizen) {}

  /**
   * A bearer token.
   *
   * @param accessToken for {@code Authorization: Bearer …}
   */
  @Serdeable
  record Token(String accessToken) {}
}
