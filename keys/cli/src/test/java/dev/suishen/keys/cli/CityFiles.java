package dev.suishen.keys.cli;

import static dev.suishen.keys.cli.TestDesk.NOW;
import static dev.suishen.keys.cli.TestDesk.RANDOM;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A city of three roots of which two sign, as files: north.pem, south.pem and vault.pem,
 * roots.json, bundle-6.cbor of yesterday. Lint has nothing to say against it.
 */
public final class CityFiles {
  public static final String PASSPHRASE = "correct horse battery";

  /** Quick; only tests do that with what a person remembers. */
  private static final int ITERATIONS = 1000;

  public final List<CodeSigner> roots = new ArrayList<>();
  public final SigningKey activeKey = key(SigningKey.FOR_CODES, SigningKey.ACTIVE, 30);
  private final Path folder;

  private CityFiles(Path folder) {
    this.folder = folder;
  }

  public static CityFiles in(Path folder) throws IOException, BundleRefusedException {
    CityFiles city = new CityFiles(folder);
    city.roots.add(city.root("north", Algorithm.ED25519));
    city.roots.add(city.root("south", Algorithm.SM2));
    city.roots.add(city.root("vault", Algorithm.ES256));
    RootSet roots = city.writeRoots("roots.json", 2, city.roots);
    BundleDraft first = city.draft(6, roots);
    Files.write(
        folder.resolve("bundle-6.cbor"),
        first.sign(city.roots.subList(0, 2), TrustStore.pinned(roots)).encoded());
    return city;
  }

  /** Makes a root more, and its key file. */
  public CodeSigner root(String name, Algorithm algorithm) throws IOException {
    SoftwareKey key = SoftwareKey.generate(algorithm, RANDOM);
    KeyFile.write(folder.resolve(name + ".pem"), key, PASSPHRASE.toCharArray(), ITERATIONS, RANDOM);
    return key;
  }

  public RootSet writeRoots(String name, int threshold, List<CodeSigner> keys) throws IOException {
    RootSet roots = RootSet.of(threshold, keys.stream().map(CodeSigner::publicKey).toList());
    Files.write(folder.resolve(name), RootsFile.of(roots).toJson().getBytes(UTF_8));
    return roots;
  }

  public RootSet rootSet() {
    return RootSet.of(2, roots.stream().map(CodeSigner::publicKey).toList());
  }

  /** What a ceremony leaves, as far as others need it: roots.json and the key files. */
  public void rootsFolder(String name, int threshold, String... roots) throws IOException {
    Files.createDirectory(folder.resolve(name));
    List<CodeSigner> made = new ArrayList<>();
    for (String root : roots) {
      made.add(root(name + "/" + root, Algorithm.ED25519));
    }
    writeRoots(name + "/roots.json", threshold, made);
  }

  /** What a bundle of yesterday says. */
  public BundleDraft draft(long serial, RootSet roots) {
    Instant issued = NOW.minus(Duration.ofDays(1));
    return new BundleDraft(
        "pretend city",
        serial,
        issued,
        issued.plus(Duration.ofDays(7)),
        issued.plus(Duration.ofDays(1)),
        List.of(
            activeKey,
            key(SigningKey.FOR_CODES, SigningKey.PUBLISHED, 60),
            key(SigningKey.FOR_STATUS_LISTS, SigningKey.ACTIVE, 30),
            key(SigningKey.FOR_STATUS_LISTS, SigningKey.PUBLISHED, 60)),
        TrustPolicy.DEFAULT,
        roots,
        List.of(new StatusListLocation(Scene.TRANSIT.number(), 0, "/status/2/0")));
  }

  private static SigningKey key(int use, int state, int days) {
    VerificationKey key = SoftwareKey.generate(Algorithm.ED25519, RANDOM).publicKey();
    return new SigningKey(
        key,
        NOW.minus(Duration.ofDays(10)).getEpochSecond(),
        NOW.plus(Duration.ofDays(days)).getEpochSecond(),
        use,
        state);
  }
}
