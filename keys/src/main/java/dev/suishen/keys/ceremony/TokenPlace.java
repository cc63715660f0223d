package dev.suishen.keys.ceremony;

import dev.suishen.keys.custody.Pkcs11Keys;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.keys.custody.TokenPin;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;

/** A token; each step connects anew. */
record TokenPlace(Pkcs11Token token, Algorithm algorithm, TokenPin pin) implements RootPlace {
  @Override
  public void rehearse() {
    keys().keys();
  }

  @Override
  public VerificationKey make() {
    return keys().make(algorithm).publicKey();
  }

  @Override
  public CodeSigner open(VerificationKey key) {
    return keys().signer(key);
  }

  @Override
  public void destroy(VerificationKey key) {
    keys().destroy(key);
  }

  private Pkcs11Keys keys() {
    return new Pkcs11Keys(token, pin);
  }
}
