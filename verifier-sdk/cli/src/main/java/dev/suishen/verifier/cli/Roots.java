package dev.suishen.verifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
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

  /** A root set that was had another way than over the network. */
  static RootSet read(Path file) throws UnusableTrustException {
    try {
      return Json.MAPPER.readValue(file.toFile(), Roots.class).toRootSet();
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new UnusableTrustException(file + " is no root set: " + broken.getMessage());
    } catch (IOException unreadable) {
      throw new UnusableTrustException(file + " cannot be read");
    }
  }

  /**
   * @throws IllegalArgumentException if a key or the threshold is none
   */
  RootSet toRootSet() {
    return RootSet.of(
        threshold, keys.stream().map(hex -> VerificationKey.parse(Json.hex(hex))).toList());
  }
}
