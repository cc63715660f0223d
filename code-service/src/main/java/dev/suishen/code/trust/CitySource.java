package dev.suishen.code.trust;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import java.io.IOException;

/** Where the city's roots, newest bundle and signing keys come from. */
public interface CitySource {
  RootSet roots() throws IOException;

  TrustBundle bundle() throws IOException, BundleRefusedException;

  /**
   * @param use {@link TrustBundle.SigningKey#FOR_CODES} or {@link
   *     TrustBundle.SigningKey#FOR_STATUS_LISTS}
   */
  CodeSigner signer(TrustBundle bundle, int use) throws IOException;
}
