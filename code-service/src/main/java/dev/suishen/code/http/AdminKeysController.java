package dev.suishen.code.http;

import dev.suishen.code.admin.Approval;
import dev.suishen.code.config.Role;
import dev.suishen.code.database.Database;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.rotation.KeyView;
import dev.suishen.code.rotation.ListKeys;
import dev.suishen.code.rotation.PlanKey;
import dev.suishen.code.rotation.ProposeRevocation;
import dev.suishen.code.rotation.TakeStep;
import dev.suishen.keys.lifecycle.KeyUse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/keys}: the life of the city's signing keys. */
@Controller("/api/v1/admin/keys")
@Secured(Role.ADMIN)
class AdminKeysController {
  private static final int HEX = 16;

  private final ListKeys listKeys;
  private final PlanKey planKey;
  private final TakeStep takeStep;
  private final ProposeRevocation proposeRevocation;
  private final Database database;

  AdminKeysController(
      ListKeys listKeys,
      PlanKey planKey,
      TakeStep takeStep,
      ProposeRevocation proposeRevocation,
      Database database) {
    this.listKeys = listKeys;
    this.planKey = planKey;
    this.takeStep = takeStep;
    this.proposeRevocation = proposeRevocation;
    this.database = database;
  }

  /** Every key, and what the rotation asks for next. */
  @Get
  CompletionStage<ListKeys.Keys> list() {
    return database.call(listKeys::list);
  }

  /** Makes a key and enters it. */
  @Post
  @Status(HttpStatus.CREATED)
  CompletionStage<KeyView> plan(
      Authentication admin,
      @Body @Valid NewKey key,
      @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    boolean dry = DryRun.parse(dryRun);
    return database.call(
        () -> planKey.plan(key.use, key.notBefore, key.notAfter, admin.getName(), dry));
  }

  /** Lets a published key sign. */
  @Post("/{kid}/activation")
  CompletionStage<KeyView> activate(
      Authentication admin, String kid, @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    int key = parse(kid);
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> takeStep.activate(key, admin.getName(), dry));
  }

  /** Ends an active key's signing; what it signed stays good. */
  @Post("/{kid}/retirement")
  CompletionStage<KeyView> retire(
      Authentication admin, String kid, @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    int key = parse(kid);
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> takeStep.retire(key, admin.getName(), dry));
  }

  /** Takes a key out of the ring. */
  @Delete("/{kid}")
  @Status(HttpStatus.NO_CONTENT)
  CompletionStage<Void> forget(
      Authentication admin, String kid, @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    int key = parse(kid);
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> takeStep.forget(key, admin.getName(), dry)).thenAccept(ring -> {});
  }

  /** Proposes that what the key signed is bad: another administrator approves it. */
  @Post("/{kid}/revocation")
  @Status(HttpStatus.ACCEPTED)
  CompletionStage<Approval> revoke(
      Authentication admin,
      String kid,
      @Body @Valid WhyRequest why,
      @QueryValue(defaultValue = DryRun.NO) String dryRun) {
    int key = parse(kid);
    boolean dry = DryRun.parse(dryRun);
    return database.call(() -> proposeRevocation.propose(key, why.reason(), admin.getName(), dry));
  }

  private static int parse(String kid) {
    if (!kid.matches("[0-9a-f]{8}")) {
      throw Fault.of(FaultCode.PARAMETER_INVALID, "a kid is eight hexadecimal digits");
    }
    return Integer.parseUnsignedInt(kid, HEX);
  }

  /**
   * A key to be made.
   *
   * @param notBefore the first second of its window; the rotation's where it is left out
   * @param notAfter the last second of its window; the rotation's where it is left out
   */
  @Serdeable
  record NewKey(@NotNull KeyUse use, @Nullable Instant notBefore, @Nullable Instant notAfter) {}
}
