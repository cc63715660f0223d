package dev.suishen.code.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.code.admin.Approval;
import dev.suishen.code.config.Role;
import dev.suishen.code.database.Database;
import dev.suishen.code.rotation.BundleView;
import dev.suishen.code.rotation.DraftBundle;
import dev.suishen.code.rotation.UploadBundle;
import dev.suishen.code.trust.Bundles;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/bundles}: what verifiers are told next. */
@Controller(AdminBundlesController.PATH)
@Secured(Role.ADMIN)
class AdminBundlesController {
  static final String PATH = "/api/v1/admin/bundles";
  private static final int MOST_LISTED = 100;

  private final Bundles bundles;
  private final DraftBundle draftBundle;
  private final UploadBundle uploadBundle;
  private final Database database;

  AdminBundlesController(
      Bundles bundles, DraftBundle draftBundle, UploadBundle uploadBundle, Database database) {
    this.bundles = bundles;
    this.draftBundle = draftBundle;
    this.uploadBundle = uploadBundle;
    this.database = database;
  }

  /** The newest 100. */
  @Get
  CompletionStage<Listed> list() {
    return database.call(
        () -> new Listed(bundles.newest(MOST_LISTED).stream().map(BundleView::of).toList()));
  }

  /**
   * What the next bundle should say, for the holders of the roots to sign.
   *
   * @param expires by the settings where it is left out
   * @param nextUpdate by the settings where it is left out
   * @param serial the next one where it is left out
   */
  @Get("/draft")
  @Produces(MediaType.APPLICATION_JSON)
  CompletionStage<String> draft(
      @QueryValue @Nullable Instant expires,
      @QueryValue @Nullable Instant nextUpdate,
      @QueryValue @Nullable Long serial) {
    OptionalLong asked = serial == null ? OptionalLong.empty() : OptionalLong.of(serial);
    return database.call(() -> draftBundle.draft(expires, nextUpdate, asked));
  }

  /** Proposes a signed bundle: another administrator approves that it is published. */
  @Post
  @Consumes(TrustController.BUNDLE)
  @Status(HttpStatus.ACCEPTED)
  CompletionStage<Approval> upload(
      Authentication admin,
      @Body byte[] bundle,
      @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> uploadBundle.upload(bundle, admin.getName(), dry));
  }

  /** Bundles, the newest first. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(List<BundleView> bundles) {}
}
