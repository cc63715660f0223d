package dev.suishen.code.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.code.adoption.OperatorAdoption;
import dev.suishen.code.adoption.ShowAdoption;
import dev.suishen.code.config.Role;
import dev.suishen.code.trust.City;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code GET /api/v1/admin/adoption}: which bundle the verifiers hold. */
@Controller("/api/v1/admin/adoption")
@Secured(Role.ADMIN)
class AdminAdoptionController {
  private final ShowAdoption adoption;
  private final City city;

  AdminAdoptionController(ShowAdoption adoption, City city) {
    this.adoption = adoption;
    this.city = city;
  }

  /** By operator. */
  @Get
  CompletionStage<Answer> adoption() {
    long newest = city.bundle().serial();
    return adoption.operators(newest).thenApply(operators -> new Answer(newest, operators));
  }

  /**
   * Who holds what.
   *
   * @param newest serial of the newest bundle
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(long newest, List<OperatorAdoption> operators) {}
}
