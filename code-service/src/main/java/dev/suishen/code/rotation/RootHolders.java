package dev.suishen.code.rotation;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;

/**
 * The holders of the roots, where they answer a program: in the demo city alone. A real city's sign
 * on machines that no network reaches.
 */
public interface RootHolders {
  /**
   * @param held what a verifier holds that has followed the city; holds the bundle after it
   * @return the bundle, COSE_Sign
   * @throws BundleRefusedException if that verifier would not take it
   */
  byte[] sign(BundleDraft draft, TrustStore held) throws IOException, BundleRefusedException;
}
