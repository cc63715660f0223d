package dev.suishen.code.trust;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.SignerRefusedException;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Active keys, each opened in the custody once and, if it is for codes, proven once. */
final class OpenKeys {
  private final Map<VerificationKey, CodeSigner> signers = new ConcurrentHashMap<>();
  private final Map<VerificationKey, CodeIssuer> issuers = new ConcurrentHashMap<>();
  private final KeyCustody custody;
  private final TrustStore trust;
  private final Clock clock;
  private final SecureRandom random;

  OpenKeys(KeyCustody custody, TrustStore trust, Clock clock, SecureRandom random) {
    this.custody = custody;
    this.trust = trust;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @throws CustodyException KEY_ABSENT among others
   */
  CodeSigner signer(SigningKey key) {
    return signers.computeIfAbsent(key.key(), custody::signer);
  }

  /**
   * @throws CustodyException KEY_ABSENT among others
   * @throws SignerRefusedException if verifiers would not take its codes
   */
  CodeIssuer issuer(SigningKey key) {
    return issuers.computeIfAbsent(
        key.key(), absent -> CodeIssuer.proven(signer(key), trust, clock, random));
  }

  /** Closes all that are not active. */
  void keep(KeyRing ring) {
    List<VerificationKey> active =
        ring.keys().stream()
            .filter(key -> key.state() == KeyState.ACTIVE)
            .map(SigningKey::key)
            .toList();
    signers.keySet().retainAll(active);
    issuers.keySet().retainAll(active);
  }
}
