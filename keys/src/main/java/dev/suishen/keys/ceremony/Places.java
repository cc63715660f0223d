package dev.suishen.keys.ceremony;

import dev.suishen.keys.ceremony.CeremonyRefusedException.Reason;
import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.PlannedRoot.InToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The secrets of a ceremony in memory, from the first that is read until it is closed. */
final class Places implements AutoCloseable {
  private final Map<PlannedRoot, RootPlace> places = new LinkedHashMap<>();
  private final List<char[]> passphrases = new ArrayList<>();
  private final List<char[]> pins = new ArrayList<>();
  private final Secrets secrets;
  private final SecureRandom random;

  Places(Secrets secrets, SecureRandom random) {
    this.secrets = secrets;
    this.random = random;
  }

  /**
   * @param folder of the key files
   */
  RootPlace open(PlannedRoot root, Path folder) throws CeremonyRefusedException, IOException {
    RootPlace place =
        root.keeping() instanceof InToken inToken
            ? token(inToken, root)
            : file((InFile) root.keeping(), root, folder);
    places.put(root, place);
    return place;
  }

  /** In the order of the plan. */
  Map<PlannedRoot, RootPlace> all() {
    return places;
  }

  private TokenPlace token(InToken inToken, PlannedRoot root) throws IOException {
    char[] pin = secrets.read(inToken.pin(), "PIN of the token of root " + root.name());
    pins.add(pin);
    return new TokenPlace(inToken.token(), root.algorithm(), pin::clone);
  }

  private FilePlace file(InFile inFile, PlannedRoot root, Path folder)
      throws CeremonyRefusedException, IOException {
    char[] passphrase = secrets.choose(inFile.passphrase(), "passphrase of root " + root.name());
    boolean shared = passphrases.stream().anyMatch(other -> Arrays.equals(other, passphrase));
    passphrases.add(passphrase);
    if (passphrase.length < Ceremony.SHORTEST_PASSPHRASE) {
      throw new CeremonyRefusedException(
          Reason.PASSPHRASE_SHORT,
          root.name(),
          "want " + Ceremony.SHORTEST_PASSPHRASE + " characters at least");
    }
    if (shared) {
      throw new CeremonyRefusedException(
          Reason.PASSPHRASE_SHARED, root.name(), "another root has the same passphrase");
    }
    return new FilePlace(folder.resolve(root.fileName()), root.algorithm(), passphrase, random);
  }

  @Override
  public void close() {
    passphrases.forEach(secret -> Arrays.fill(secret, '\0'));
    pins.forEach(secret -> Arrays.fill(secret, '\0'));
  }
}
