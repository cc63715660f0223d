package dev.suishen.code.http;

import dev.suishen.code.citizen.CitizenSnapshot;
import dev.suishen.code.citizen.Snapshots;
import dev.suishen.code.config.Role;
import dev.suishen.verifier.Scene;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/me}: who the citizen is to the service. */
@Controller("/api/v1/me")
@Secured(Role.CITIZEN)
class MeController {
  private static final List<String> KINDS = List.of("LIVE");
  private static final List<String> SCENES =
      Arrays.stream(Scene.values()).map(Scene::label).toList();

  private final Snapshots snapshots;

  MeController(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Name masked; what codes may be asked for; whether they are suspended. */
  @Get
  CompletionStage<Me> me(Authentication citizen) {
    return snapshots.find(citizen.getName()).thenApply(Me::of);
  }

  /**
   * A citizen, to itself.
   *
   * @param name masked, e.g. 张*三
   * @param suspensionReason left out unless suspended
   */
  @Serdeable
  record Me(
      String name,
      List<String> scenes,
      List<String> kinds,
      boolean suspended,
      @Nullable String suspensionReason) {

    static Me of(CitizenSnapshot citizen) {
      String reason = citizen.suspensionReason();
      return new Me(citizen.maskedName(), SCENES, KINDS, reason != null, reason);
    }
  }
}
