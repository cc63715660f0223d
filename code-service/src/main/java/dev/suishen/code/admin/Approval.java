package dev.suishen.code.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes two administrators, and how far it is.
 *
 * @param subject serial of the bundle, kid of the key
 * @param reason why it is proposed, where the step asks for that
 * @param decidedBy left out while it is pending, and where it expired
 * @param decidedAt left out while it is pending
 * @param rejection why it was rejected
 * @param changesRoots left out unless it is pending
 * @param findings what the approver should know; left out unless it is pending
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Approval(
    long id,
    ApprovalKind kind,
    ApprovalState state,
    String subject,
    @Nullable String reason,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String rejection,
    @Nullable Boolean changesRoots,
    @Nullable List<Finding> findings) {}
