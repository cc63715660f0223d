package dev.suishen.code.http;

import dev.suishen.code.admin.Finding;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.keys.lifecycle.StepRefusedException.Rule;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param type {@code urn:suishen:problem:<code in small letters>}
 * @param code stable; what a program looks at
 * @param detail for people
 * @param reason why a citizen is suspended, why a bundle is refused
 * @param rule that refuses a step in the life of a key
 * @param allowedFrom when that rule would allow it; left out where time alone will not help
 * @param findings what is wrong with a bundle
 */
@Serdeable
record Problem(
    String type,
    String title,
    int status,
    FaultCode code,
    String detail,
    @Nullable String reason,
    @Nullable Rule rule,
    @Nullable Instant allowedFrom,
    @Nullable List<Finding> findings) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(HttpStatus status, Fault fault) {
    String name = fault.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
    List<Finding> findings = fault.findings().stream().map(Finding::of).toList();
    return new Problem(
        "urn:suishen:problem:" + name,
        status.getReason(),
        status.getCode(),
        fault.code(),
        String.valueOf(fault.getMessage()),
        fault.reason().orElse(null),
        fault.refusal().map(StepRefusedException::rule).orElse(null),
        fault.refusal().flatMap(StepRefusedException::allowedFrom).orElse(null),
        findings.isEmpty() ? null : findings);
  }
}
