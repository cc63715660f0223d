package dev.suishen.keys.ceremony;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;

/**
 * Where one root is made and kept, its secret at hand. Every call may throw a {@link
 * dev.suishen.keys.custody.CustodyException}.
 */
interface RootPlace {
  /** Whether a root could be made here; makes nothing. */
  void rehearse();

  VerificationKey make() throws IOException;

  /** Opens it as a later process would. */
  CodeSigner open(VerificationKey key) throws IOException;

  /** After a failure; what is not there is gone already. */
  void destroy(VerificationKey key);
}
