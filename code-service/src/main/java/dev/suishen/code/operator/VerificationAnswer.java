package dev.suishen.code.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerifiedCode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the conformance command (wire format §8), without an id.
 *
 * @param outcome accepted, rejected or undetermined
 * @param reason null when accepted
 * @param kind 0 LIVE, 1 PASS, 2 PAPER
 * @param nbf seconds since the epoch
 * @param exp seconds since the epoch
 * @param cti 16 hexadecimal digits
 * @param subject 10 hexadecimal digits
 * @param facets bit set of wire format §3.1
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationAnswer(
    String outcome,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Reason reason,
    @Nullable Integer kind,
    @Nullable Long nbf,
    @Nullable Long exp,
    @Nullable String cti,
    @Nullable String subject,
    @Nullable Integer facets) {

  static VerificationAnswer of(Verification verification) {
    return verification.fold(
        accepted -> of("accepted", null, Optional.of(accepted.code())),
        rejected -> of("rejected", rejected.reason(), Optional.empty()),
        undetermined -> of("undetermined", undetermined.reason(), undetermined.code()));
  }

  private static VerificationAnswer of(
      String outcome, @Nullable Reason reason, Optional<VerifiedCode> verified) {
    if (verified.isEmpty()) {
      return new VerificationAnswer(outcome, reason, null, null, null, null, null, null);
    }
    VerifiedCode code = verified.get();
    return new VerificationAnswer(
        outcome,
        reason,
        code.kind().number(),
        code.notBefore().getEpochSecond(),
        code.expires().getEpochSecond(),
        code.id(),
        code.subject().orElse(null),
        code.facetBits().isPresent() ? code.facetBits().getAsInt() : null);
  }
}
