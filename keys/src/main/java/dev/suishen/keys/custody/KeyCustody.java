package dev.suishen.keys.custody;

import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.util.List;
import java.util.Set;

/**
 * Makes signing keys and keeps them beyond the life of this process. A key is known by its public
 * half. Thread-safe; every call may throw a {@link CustodyException}, and so may every signature of
 * a signer that comes from here.
 */
public interface KeyCustody {
  /** What a key is kept under, file or label: its kid, eight hexadecimal digits. */
  static String name(VerificationKey key) {
    return SigningKey.name(key.kid());
  }

  /** What it can make keys of. */
  Set<Algorithm> algorithms();

  /**
   * Makes a key; on return it is kept, and it has signed for its public half.
   *
   * @throws CustodyException ALGORITHM_MISSING, TOKEN_FULL among others
   */
  CodeSigner make(Algorithm algorithm);

  /**
   * The signer of this public key. It goes on signing after a token has been away and is back.
   *
   * @throws CustodyException KEY_ABSENT if it is not kept here
   */
  CodeSigner signer(VerificationKey key);

  /** The public halves of all keys that are kept here, in the order of their kids. */
  List<VerificationKey> keys();

  /**
   * Destroys a key for good.
   *
   * @throws CustodyException KEY_ABSENT if it is not kept here
   */
  void destroy(VerificationKey key);
}
