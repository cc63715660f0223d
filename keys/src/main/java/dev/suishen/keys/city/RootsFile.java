package dev.suishen.keys.city;

import dev.suishen.keys.json.StrictJson;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;

/**
 * A root set as JSON: {@code {"threshold": 2, "keys": ["<hex COSE_Key>", …]}}, the form of {@code
 * GET /trust/roots} and of the file that a verifier's operator is handed.
 */
public record RootsFile(int threshold, List<String> keys) {
  private static final int MOST_CHARACTERS = 64 * 1024;

  public static RootsFile of(RootSet roots) {
    return new RootsFile(
        roots.threshold(),
        roots.keys().stream().map(key -> Hex.toHexString(key.encoded())).toList());
  }

  /**
   * @throws IOException if it is not a root set in that form, saying why
   */
  public static RootSet parse(String json) throws IOException {
    return StrictJson.read(json, RootsFile.class, RootsFile::roots, "root set", MOST_CHARACTERS);
  }

  /**
   * @throws IllegalArgumentException if these keys and threshold make no root set
   */
  public RootSet roots() {
    return RootSet.of(
        threshold, keys.stream().map(key -> VerificationKey.parse(Hex.decode(key))).toList());
  }

  public String toJson() {
    return StrictJson.write(this);
  }
}
