package dev.suishen.code.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.code.admin.Approval;
import dev.suishen.code.admin.ApprovalState;
import dev.suishen.code.admin.Approvals;
import dev.suishen.code.config.Role;
import dev.suishen.code.database.Database;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/approvals}: the second administrator's word. */
@Controller("/api/v1/admin/approvals")
@Secured(Role.ADMIN)
class ApprovalsController {
  private final Approvals approvals;
  private final Database database;

  ApprovalsController(Approvals approvals, Database database) {
    this.approvals = approvals;
    this.database = database;
  }

  /**
   * The newest 100.
   *
   * @param state in which they are; any where it is left out
   */
  @Get
  CompletionStage<Listed> list(@QueryValue @Nullable ApprovalState state) {
    return database.call(() -> new Listed(approvals.list(state)));
  }

  /** Approves a step, which is taken at once. */
  @Post("/{id}/approval")
  CompletionStage<Approval> approve(
      Authentication admin, long id, @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> approvals.approve(id, admin.getName(), dry));
  }

  /** Lays a step aside. */
  @Post("/{id}/rejection")
  CompletionStage<Approval> reject(
      Authentication admin,
      long id,
      @Body @Valid WhyRequest why,
      @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> approvals.reject(id, admin.getName(), why.reason(), dry));
  }

  /** Approvals, the newest first. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(List<Approval> approvals) {}
}
