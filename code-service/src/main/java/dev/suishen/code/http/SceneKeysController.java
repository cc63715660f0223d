package dev.suishen.code.http;

import dev.suishen.code.config.Role;
import dev.suishen.code.operator.GrantSceneKeys;
import dev.suishen.verifier.Scene;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/scene-keys}: an operator's own scenes' keys. */
@Controller("/api/v1/scene-keys")
@Secured(Role.OPERATOR)
class SceneKeysController {
  private final GrantSceneKeys grantSceneKeys;

  SceneKeysController(GrantSceneKeys grantSceneKeys) {
    this.grantSceneKeys = grantSceneKeys;
  }

  /**
   * The keys of a scene for some days.
   *
   * @param from the first day (UTC), today where it is left out
   * @param days 1 to 60
   */
  @Get
  CompletionStage<Keys> keys(
      Authentication operator,
      @QueryValue String scene,
      @QueryValue @Nullable LocalDate from,
      @QueryValue(defaultValue = "1") int days) {
    Scene asked = SceneLabel.parse(scene);
    return grantSceneKeys
        .grant(operator.getName(), asked, from, days)
        .thenApply(keys -> new Keys(asked.label(), keys));
  }

  /**
   * Scene keys.
   *
   * @param keys 64 hexadecimal digits each, by days since 1970-01-01
   */
  @Serdeable
  record Keys(String scene, Map<Long, String> keys) {}
}
