package dev.suishen.keys.demo;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The roots of a pretend city: three, of which two sign whatever they are handed. They lie beside
 * its other keys, which a real city's never do; so everything they sign bears {@link #ISSUER}, and
 * whoever is not a demonstration refuses that name.
 */
public final class DemoCity {
  public static final String ISSUER = "Suishen demo city";

  private static final int ROOTS = 3;
  private static final int THRESHOLD = 2;

  private final CityFolder folder;
  private final Algorithm algorithm;

  /**
   * @param algorithm of the roots, where they are still to be made
   */
  public DemoCity(CityFolder folder, Algorithm algorithm) {
    this.folder = folder;
    this.algorithm = algorithm;
  }

  /** Its roots; they are made where the folder names none. */
  public RootSet roots() throws IOException {
    if (!folder.hasRoots()) {
      folder.writeRoots(makeRoots());
    }
    return folder.roots();
  }

  private RootSet makeRoots() {
    List<VerificationKey> roots = new ArrayList<>();
    for (int i = 1; i <= ROOTS; i++) {
      roots.add(folder.keys().make(algorithm(i)).publicKey());
    }
    return RootSet.of(THRESHOLD, roots);
  }

  /** Beside Ed25519 one of another kind, as a city has whose third root lives in an HSM. */
  private Algorithm algorithm(int number) {
    return algorithm == Algorithm.ED25519 && number == ROOTS ? Algorithm.ES256 : algorithm;
  }

  /**
   * Signs with as many roots as must.
   *
   * @param trust what a verifier holds that has followed the city so far; holds the bundle after it
   * @throws IllegalArgumentException if the draft does not bear {@link #ISSUER}
   * @throws BundleRefusedException if that verifier would not take it
   */
  public TrustBundle sign(BundleDraft draft, TrustStore trust)
      throws IOException, BundleRefusedException {
    if (!draft.issuer().equals(ISSUER)) {
      throw new IllegalArgumentException("a demo city signs for itself, not for " + draft.issuer());
    }
    List<CodeSigner> signers =
        roots().keys().stream().limit(THRESHOLD).map(folder.keys()::signer).toList();
    return draft.sign(signers, trust);
  }
}
