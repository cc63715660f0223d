package dev.suishen.code.http;

import dev.suishen.code.database.Database;
import dev.suishen.code.redis.Redis;
import dev.suishen.code.trust.SigningCheck;
import dev.suishen.code.trust.SigningCheck.Answer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletionStage;

/** {@code GET /health}. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
class HealthController {
  private final Database database;
  private final Redis redis;

  private final SigningCheck signing;

  HealthController(Database database, Redis redis, SigningCheck signing) {
    this.database = database;
    this.redis = redis;
    this.signing = signing;
  }

  /** 200 while codes can be issued: with one of the two databases away it is degraded, not down. */
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "codes can be issued",
      content = @Content(schema = @Schema(implementation = Health.class)))
  @ApiResponse(
      responseCode = "503",
      description = "both databases are away, or no key signs codes",
      content = @Content(schema = @Schema(implementation = Health.class)))
  CompletionStage<HttpResponse<Health>> health() {
    return database
        .isReachable()
        .thenCombine(redis.isReachable(), Databases::new)
        .thenCombine(signing.ask(), Health::of)
        .thenApply(
            health ->
                HttpResponse.status(
                        health.status == State.DOWN
                            ? HttpStatus.SERVICE_UNAVAILABLE
                            : HttpStatus.OK)
                    .body(health));
  }

  enum State {
    UP,
    DEGRADED,
    DOWN
  }

  /**
   * How the service is, and what it stands on.
   *
   * @param keys whether the city has one that may sign codes now
   */
  @Serdeable
  record Health(State status, State postgresql, State redis, State custody, State keys) {
    static Health of(Databases databases, Answer codes) {
      return new Health(
          codes == Answer.SIGNS ? databases.both() : State.DOWN,
          state(databases.postgresql),
          state(databases.redis),
          state(codes != Answer.CUSTODY_AWAY),
          state(codes != Answer.NO_KEY));
    }
  }

  private static State state(boolean up) {
    return up ? State.UP : State.DOWN;
  }

  private record Databases(boolean postgresql, boolean redis) {
    State both() {
      State one = postgresql && redis ? State.UP : State.DEGRADED;
      return postgresql || redis ? one : State.DOWN;
    }
  }
}
