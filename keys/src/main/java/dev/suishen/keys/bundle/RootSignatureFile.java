package dev.suishen.keys.bundle;

import dev.suishen.keys.json.StrictJson;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import org.bouncycastle.util.encoders.Hex;

/**
 * A detached signature as JSON: {@code {"root": "<hex COSE_Key>", "draft": "<hex SHA-256>",
 * "signature": "<hex, 64 bytes>"}}.
 */
public record RootSignatureFile(String root, String draft, String signature) {
  private static final int MOST_CHARACTERS = 4096;

  public static RootSignatureFile of(RootSignature signature) {
    return new RootSignatureFile(
        Hex.toHexString(signature.root().encoded()),
        Hex.toHexString(signature.draft()),
        Hex.toHexString(signature.signature()));
  }

  /**
   * @throws IOException if it is not a signature in that form, saying why
   */
  public static RootSignature parse(String json) throws IOException {
    return StrictJson.read(
        json,
        RootSignatureFile.class,
        RootSignatureFile::toSignature,
        "root signature",
        MOST_CHARACTERS);
  }

  private RootSignature toSignature() {
    return new RootSignature(
        VerificationKey.parse(Hex.decode(root)), Hex.decode(draft), Hex.decode(signature));
  }

  public String toJson() {
    return StrictJson.write(this);
  }
}
