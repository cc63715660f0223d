package dev.suishen.keys.bundle;

import dev.suishen.keys.bundle.RootSignature.Standing;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.util.List;

/** A draft and the signatures that have come back for it: enough of them or not. */
public record AssembledBundle(BundleDraft draft, List<RootSignature> signatures) {
  public AssembledBundle {
    signatures = List.copyOf(signatures);
  }

  /** COSE_Sign with every signature that is here (wire format §5). */
  public byte[] encoded() {
    return draft.signedBy(signatures);
  }

  /**
   * How far the signatures go for one of the two root sets that must sign: that of the bundle
   * before, and the draft's own.
   */
  public Quorum quorum(RootSet roots) {
    List<VerificationKey> signed =
        signatures.stream()
            .filter(signature -> signature.standing(draft, roots) == Standing.COUNTS)
            .map(RootSignature::root)
            .filter(roots.keys()::contains)
            .distinct()
            .toList();
    return new Quorum(roots.threshold(), signed);
  }

  /**
   * Has the real verifier take it, which is then what {@code trust} holds.
   *
   * @param trust what a verifier holds that has followed the city so far
   * @throws BundleRefusedException if that verifier would not take it
   */
  public TrustBundle takenBy(TrustStore trust) throws BundleRefusedException {
    return trust.takeBundle(encoded(), draft.issuedAt());
  }

  /**
   * @param signed different roots of the set whose signatures count
   */
  public record Quorum(int threshold, List<VerificationKey> signed) {
    /** How many more must sign. */
    public int missing() {
      return Math.max(0, threshold - signed.size());
    }
  }
}
