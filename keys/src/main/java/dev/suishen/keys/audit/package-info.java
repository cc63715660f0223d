/**
 * The audit log as a chain: each entry names the hash of the one before it, so that whoever knows a
 * head finds every later change of what led to it. Without clock, disk or network.
 *
 * <pre>
 *   AuditHead.START ──next──▶ AuditEntry 1 ──head().next──▶ AuditEntry 2 ──▶ …
 * </pre>
 *
 * <p>{@code AuditHead} appends, {@code AuditChain} verifies and names the first fault, {@code
 * AuditLine} is the form of an export; docs/decisions/0018-the-audit-log-is-a-chain.md says what
 * the chain proves and what it does not.
 */
@NullMarked
package dev.suishen.keys.audit;

import org.jspecify.annotations.NullMarked;
