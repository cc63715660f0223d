package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.ceremony.SecretSource;
import dev.suishen.keys.ceremony.SecretSource.Asked;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.SecretReader;
import dev.suishen.keys.custody.Pkcs11Keys;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The root key that signs: a file under its passphrase, or a token. */
final class RootKey {
  @ArgGroup(exclusive = false)
  private @Nullable InFile file;

  @ArgGroup(exclusive = false)
  private @Nullable InToken token;

  /**
   * @param roots that it may be one of; a token may hold other keys too
   */
  CodeSigner open(Desk desk, Set<VerificationKey> roots) throws CommandEndedException, IOException {
    if (file != null) {
      return file.open(desk);
    }
    if (token != null) {
      return token.open(desk, roots);
    }
    throw new CommandEndedException(Exit.WRONG_USE, "Give the root key: --key or --token.");
  }

  /** A key file. */
  static final class InFile {
    @Option(names = "--key", paramLabel = "FILE", required = true, description = "Its key file.")
    private Path key;

    @Option(
        names = "--passphrase",
        paramLabel = "SOURCE",
        description = "file:PATH, env:VARIABLE, or ask (usual).")
    private SecretSource passphrase = new Asked();

    CodeSigner open(Desk desk) throws IOException {
      char[] secret = new SecretReader(desk).read(passphrase, "Passphrase of " + key);
      try {
        return KeyFile.read(key, secret, desk.random());
      } finally {
        Arrays.fill(secret, '\0');
      }
    }
  }

  /** A PKCS#11 token. */
  static final class InToken {
    @Option(
        names = "--token",
        paramLabel = "LIBRARY",
        required = true,
        description = "Its token's PKCS#11 library.")
    private Path library;

    @Option(names = "--slot", paramLabel = "N", required = true, description = "Its token's slot.")
    private long slot;

    @Option(names = "--pin", paramLabel = "SOURCE", description = "As --passphrase.")
    private SecretSource pin = new Asked();

    CodeSigner open(Desk desk, Set<VerificationKey> roots)
        throws CommandEndedException, IOException {
      char[] secret = new SecretReader(desk).read(pin, "PIN of the token in slot " + slot);
      Pkcs11Keys keys = new Pkcs11Keys(new Pkcs11Token(library, slot), secret::clone);
      List<VerificationKey> found = keys.keys().stream().filter(roots::contains).toList();
      if (found.size() != 1) {
        throw new CommandEndedException(
            Exit.REFUSED, "The token holds " + found.size() + " of these roots, not one.");
      }
      return keys.signer(found.get(0));
    }
  }
}
