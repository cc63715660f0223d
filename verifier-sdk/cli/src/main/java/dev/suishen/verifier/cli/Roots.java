package dev.suishen.verifier.cli;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.util.List;

/**
 * A root set as JSON has it: in a roots file, in {@code GET /trust/roots}, in a conformance case.
 *
 * @param keys hex of COSE_Key
 */
record Roots(int threshold, List<String> keys) {

  static Roots of(RootSet roots) {
    return new Roots(
        roots.threshold(), roots.keys().stream().map(key -> Json.hex(key.encoded())).toList());
  }

  /**
   * @throws IllegalArgumentException if a key or the threshold is none
   */
  RootSet toRootSet() {
    return RootSet.of(
        threshold, keys.stream().map(hex -> VerificationKey.parse(Json.hex(hex))).toList());
  }
}
