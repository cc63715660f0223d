package dev.suishen.keys.city;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * A root set as JSON: {@code {"threshold": 2, "keys": ["<hex COSE_Key>", …]}}, the form of {@code
 * GET /trust/roots} and of the file that a verifier's operator is handed.
 */
public record RootsFile(int threshold, List<String> keys) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  public static RootsFile of(RootSet roots) {
    return new RootsFile(
        roots.threshold(),
        roots.keys().stream().map(key -> Hex.toHexString(key.encoded())).toList());
  }

  /**
   * @throws IOException if it is not a root set in that form, saying why
   */
  public static RootSet parse(String json) throws IOException {
    try {
      RootsFile file = JSON.readValue(json, RootsFile.class);
      List<VerificationKey> keys =
          file.keys().stream().map(RootsFile::decode).map(VerificationKey::parse).toList();
      return RootSet.of(file.threshold(), keys);
    } catch (JsonProcessingException | IllegalArgumentException | DecoderException e) {
      throw new IOException("not a root set: " + e.getMessage(), e);
    }
  }

  private static byte[] decode(@Nullable String hex) {
    if (hex == null) {
      throw new IllegalArgumentException("a key is null");
    }
    return Hex.decode(hex);
  }

  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
