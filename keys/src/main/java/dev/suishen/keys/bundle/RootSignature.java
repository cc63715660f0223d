package dev.suishen.keys.bundle;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.util.Arrays;

/**
 * What the holder of a root sends back for a draft: the signature of COSE_Sign (RFC 9052 §4.4),
 * detached from what it signs.
 *
 * @param draft {@link BundleDraft#digest} of the draft that was signed
 * @param signature 64 bytes
 */
public record RootSignature(VerificationKey root, byte[] draft, byte[] signature) {
  public static RootSignature by(CodeSigner root, BundleDraft draft) {
    VerificationKey key = root.publicKey();
    return new RootSignature(key, draft.digest(), root.sign(draft.toBeSigned(key)));
  }

  /**
   * Whether it counts for a draft, and if not, why.
   *
   * @param former the roots of the bundle before
   */
  public Standing standing(BundleDraft of, RootSet former) {
    if (!Arrays.equals(draft, of.digest())) {
      return Standing.OTHER_DRAFT;
    }
    if (!former.keys().contains(root) && !of.roots().keys().contains(root)) {
      return Standing.NO_ROOT;
    }
    return root.verifies(of.toBeSigned(root), signature) ? Standing.COUNTS : Standing.BAD_SIGNATURE;
  }

  /** Stable names. */
  public enum Standing {
    COUNTS,
    /** It was made for another draft. */
    OTHER_DRAFT,
    /** Its key is a root neither of the bundle before nor of the draft. */
    NO_ROOT,
    BAD_SIGNATURE
  }
}
