package dev.suishen.code.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.code.fault.Fault;
import dev.suishen.keys.bundle.LintFinding;
import dev.suishen.keys.bundle.LintFinding.Check;
import io.micronaut.core.order.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A step that a test sees: it is a line of text, and taking it is an entry of the log. */
public final class TestStep implements ApprovedStep, Ordered {
  private final ApprovalKind kind;
  private final AuditLog log;
  private final Queue<String> taken = new ConcurrentLinkedQueue<>();
  private volatile Set<String> barred = Set.of();
  private volatile @Nullable Fault refusal;

  public TestStep(ApprovalKind kind, AuditLog log) {
    this.kind = kind;
    this.log = log;
  }

  void bar(String account) {
    barred = Set.of(account);
  }

  void refuseWith(@Nullable Fault fault) {
    refusal = fault;
  }

  /** What was taken, for whom and by whom, whether or not it was kept. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  @Override
  public ApprovalKind kind() {
    return kind;
  }

  @Override
  public String subject(byte[] what) {
    return new String(what, UTF_8);
  }

  @Override
  public Set<String> barred(byte[] what) {
    return barred;
  }

  @Override
  public List<LintFinding> findings(byte[] what) {
    return List.of(new LintFinding(Check.SERIAL_JUMP, "serial 9 after 7"));
  }

  @Override
  public void take(byte[] what, String proposedBy, String approvedBy) {
    log.append(approvedBy, AuditAction.KEY_FORGOTTEN, subject(what), Map.of());
    Fault fault = refusal;
    if (fault != null) {
      throw fault;
    }
    taken.add(subject(what) + " of " + proposedBy + " by " + approvedBy);
  }

  /** After the service's own step of this kind, so that this one is taken. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
