package dev.suishen.keys.ceremony;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A key file under a person's passphrase. */
record FilePlace(Path file, Algorithm algorithm, char[] passphrase, SecureRandom random)
    implements RootPlace {
  @Override
  public void rehearse() {}

  @Override
  public VerificationKey make() throws IOException {
    SoftwareKey key = SoftwareKey.generate(algorithm, random);
    KeyFile.write(file, key, passphrase, random);
    return key.publicKey();
  }

  @Override
  public CodeSigner open(VerificationKey key) throws IOException {
    return KeyFile.read(file, passphrase, random);
  }

  /** It goes with its folder. */
  @Override
  public void destroy(VerificationKey key) {}

  @Override
  public String toString() {
    return file.toString();
  }
}
