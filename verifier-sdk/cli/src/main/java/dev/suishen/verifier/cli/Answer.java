package dev.suishen.verifier.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerifiedCode;

/** A verdict as JSON: the answer of docs/wire-format.md, §8. */
final class Answer {
  private Answer() {}

  /** Writes the verdict's members after those that {@code answer} has. */
  static ObjectNode write(Verification verification, ObjectNode answer) {
    return verification.fold(
        accepted -> code(answer.put("outcome", "accepted").putNull("reason"), accepted.code()),
        rejected -> outcome(answer, "rejected", rejected.reason()),
        undetermined -> {
          outcome(answer, "undetermined", undetermined.reason());
          undetermined.code().ifPresent(code -> code(answer, code));
          return answer;
        });
  }

  private static ObjectNode outcome(ObjectNode answer, String outcome, Reason reason) {
    return answer.put("outcome", outcome).put("reason", reason.name());
  }

  private static ObjectNode code(ObjectNode answer, VerifiedCode code) {
    answer
        .put("kind", code.kind().number())
        .put("nbf", code.notBefore().getEpochSecond())
        .put("exp", code.expires().getEpochSecond())
        .put("cti", code.id());
    code.subject().ifPresent(subject -> answer.put("subject", subject));
    code.facetBits().ifPresent(facets -> answer.put("facets", facets));
    return answer;
  }
}
