package dev.suishen.code.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.code.database.Writes;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.fixture.WithService;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.keys.bundle.LintFinding.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Four eyes, on PostgreSQL; the step is the test's own. */
@WithService
class ApprovalsTest {
  /** Before all that others propose: what expires in this test is its own. */
  private static final Instant NOW = Instant.parse("2020-11-22T09:00:00.000001Z");

  private static final String SUBJECT = "12";

  private final RunningService running;
  private final AuditLog log;
  private final TestStep step;
  private final Approvals approvals;

  ApprovalsTest(RunningService running) {
    this.running = running;
    this.log = running.bean(AuditLog.class);
    this.step = new TestStep(ApprovalKind.PUBLISH_BUNDLE, log);
    this.approvals = at(NOW);
  }

  /** Nothing stays for the service's own step of this kind to read. */
  @AfterEach
  void layAside() {
    approvals.list(ApprovalState.PENDING).stream()
        .filter(pending -> pending.proposedAt().equals(NOW))
        .forEach(pending -> approvals.reject(pending.id(), "test", "the test is over", false));
  }

  @Test
  void what_one_proposes_is_done_once_another_approves() {
    Approval proposed = propose();
    assertEquals(ApprovalState.PENDING, proposed.state());
    assertEquals("admin", proposed.proposedBy());
    assertEquals(SUBJECT, proposed.subject());
    assertEquals(NOW, proposed.proposedAt());
    assertEquals(false, proposed.changesRoots());
    assertEquals(
        List.of(new Finding(Severity.WARNING, Check.SERIAL_JUMP, "serial 9 after 7")),
        proposed.findings());
    assertEquals(List.of(), step.taken());

    Approval approved = approvals.approve(proposed.id(), "admin-2", false);
    assertEquals(ApprovalState.APPROVED, approved.state());
    assertEquals("admin-2", approved.decidedBy());
    assertEquals(NOW, approved.decidedAt());
    assertNull(approved.findings());
    assertEquals(List.of("12 of admin by admin-2"), step.taken());
    assertEquals(approved, listed(proposed.id(), null));
    assertEquals(approved, listed(proposed.id(), ApprovalState.APPROVED));

    List<AuditEntry> written = written(proposed);
    assertEquals(List.of("BUNDLE_PROPOSED", "BUNDLE_PUBLISHED"), actions(written));
    assertEquals(List.of("admin", "admin-2"), written.stream().map(AuditEntry::actor).toList());
    assertEquals(
        Map.of(
            "approval", Long.toString(proposed.id()), "proposedBy", "admin", "reason", "it is due"),
        written.get(1).detail());
  }

  @Test
  void who_proposed_it_may_not_approve_it_nor_may_who_is_barred() {
    Approval proposed = propose();
    assertFault(FaultCode.FOUR_EYES, () -> approvals.approve(proposed.id(), "admin", false));
    step.bar("planner");
    assertFault(FaultCode.FOUR_EYES, () -> approvals.approve(proposed.id(), "planner", false));
    assertStillPending(proposed);
    assertEquals(List.of(), step.taken());
    approvals.approve(proposed.id(), "admin-2", false);
  }

  @Test
  void of_many_who_decide_at_one_instant_one_does() throws Exception {
    int deciders = 8;
    Approval proposed = propose();
    ExecutorService threads = Executors.newFixedThreadPool(deciders);
    CyclicBarrier start = new CyclicBarrier(deciders);
    List<Callable<Optional<FaultCode>>> decisions =
        IntStream.range(0, deciders)
            .<Callable<Optional<FaultCode>>>mapToObj(
                i -> () -> faultOfApproval(proposed, "admin-" + i, start))
            .toList();
    int approved = 0;
    for (Future<Optional<FaultCode>> decision : threads.invokeAll(decisions)) {
      Optional<FaultCode> fault = decision.get();
      approved += fault.isEmpty() ? 1 : 0;
      assertEquals(FaultCode.ALREADY_DECIDED, fault.orElse(FaultCode.ALREADY_DECIDED));
    }
    threads.shutdown();
    assertEquals(1, approved);
    assertEquals(1, step.taken().size());
    assertEquals(List.of("BUNDLE_PROPOSED", "BUNDLE_PUBLISHED"), actions(written(proposed)));
  }

  @Test
  void a_step_that_is_refused_leaves_it_pending_and_says_why() {
    Approval proposed = propose();
    Fault refusal = Fault.of(FaultCode.NOT_FOUND, "the key is gone");
    step.refuseWith(refusal);
    Fault told =
        assertThrows(Fault.class, () -> approvals.approve(proposed.id(), "refused", false));
    assertEquals(refusal, told);
    assertStillPending(proposed);
    assertEquals(List.of(), WholeLog.of(log).by("refused"));
    step.refuseWith(null);
    assertEquals(
        ApprovalState.APPROVED, approvals.approve(proposed.id(), "admin-2", false).state());
  }

  @Test
  void what_is_rejected_is_not_taken() {
    Approval proposed = propose();
    Approval rejected = approvals.reject(proposed.id(), "admin", "the wrong one", false);
    assertEquals(ApprovalState.REJECTED, rejected.state());
    assertEquals("it is due", rejected.reason());
    assertEquals("the wrong one", rejected.rejection());
    assertFault(
        FaultCode.ALREADY_DECIDED, () -> approvals.approve(proposed.id(), "admin-2", false));
    assertFault(
        FaultCode.ALREADY_DECIDED, () -> approvals.reject(proposed.id(), "admin-2", "too", false));
    assertEquals(List.of(), step.taken());
    List<AuditEntry> written = written(proposed);
    assertEquals(List.of("BUNDLE_PROPOSED", "APPROVAL_REJECTED"), actions(written));
    assertEquals("the wrong one", written.get(1).detail().get("reason"));
  }

  @Test
  void a_dry_run_answers_and_changes_nothing() {
    Approval proposed = propose();
    assertEquals(ApprovalState.APPROVED, approvals.approve(proposed.id(), "dry", true).state());
    assertEquals(
        ApprovalState.REJECTED, approvals.reject(proposed.id(), "dry", "why not", true).state());
    assertFault(FaultCode.FOUR_EYES, () -> approvals.approve(proposed.id(), "admin", true));
    assertStillPending(proposed);
    assertEquals(List.of(), WholeLog.of(log).by("dry"));
  }

  @Test
  void it_can_be_approved_for_seven_days() {
    Instant end = NOW.plus(Duration.ofDays(7));
    Approval inTime = propose();
    Approval late = propose();
    Approvals before = at(end.minusNanos(1000));
    assertEquals(ApprovalState.APPROVED, before.approve(inTime.id(), "admin-2", false).state());
    Approvals after = at(end);
    assertFault(FaultCode.ALREADY_DECIDED, () -> after.approve(late.id(), "admin-2", false));
    Approval expired = listed(late.id(), ApprovalState.EXPIRED);
    assertEquals(end, expired.decidedAt());
    assertNull(expired.decidedBy());
    List<AuditEntry> written = written(late);
    assertEquals(List.of("BUNDLE_PROPOSED", "APPROVAL_EXPIRED"), actions(written));
    assertEquals("expiry", written.get(1).actor());
  }

  @Test
  void what_was_never_proposed_is_not_found() {
    assertFault(FaultCode.NOT_FOUND, () -> approvals.approve(Long.MAX_VALUE, "admin", false));
    assertFault(FaultCode.NOT_FOUND, () -> approvals.reject(-1, "admin", "why not", false));
  }

  private Approvals at(Instant now) {
    return new Approvals(
        running.bean(Writes.class),
        running.bean(ApprovalRepository.class),
        log,
        Clock.fixed(now, ZoneOffset.UTC),
        List.of(step));
  }

  private Approval propose() {
    return approvals.propose(
        "admin", ApprovalKind.PUBLISH_BUNDLE, SUBJECT.getBytes(UTF_8), "it is due");
  }

  private Optional<FaultCode> faultOfApproval(
      Approval proposed, String account, CyclicBarrier start) throws Exception {
    start.await();
    try {
      approvals.approve(proposed.id(), account, false);
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(fault.code());
    }
  }

  private Approval listed(long id, @Nullable ApprovalState state) {
    return approvals.list(state).stream()
        .filter(approval -> approval.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private void assertStillPending(Approval proposed) {
    assertEquals(proposed, listed(proposed.id(), ApprovalState.PENDING));
    assertEquals(List.of("BUNDLE_PROPOSED"), actions(written(proposed)));
  }

  private List<AuditEntry> written(Approval approval) {
    return WholeLog.of(log).requireWhole().ofApproval(approval.id());
  }

  private static List<String> actions(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::action).toList();
  }

  private static void assertFault(FaultCode code, Executable attempt) {
    assertEquals(code, assertThrows(Fault.class, attempt).code());
  }
}
