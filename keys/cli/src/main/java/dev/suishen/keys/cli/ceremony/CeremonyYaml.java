package dev.suishen.keys.cli.ceremony;

import dev.suishen.keys.ceremony.CeremonyPlan;
import dev.suishen.keys.ceremony.PlannedRoot;
import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.PlannedRoot.InToken;
import dev.suishen.keys.ceremony.PlannedRoot.Keeping;
import dev.suishen.keys.ceremony.SecretSource;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.verifier.Algorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;

/** The reviewed file of a ceremony (docs/key-ceremony.md). Paths in it start from its folder. */
final class CeremonyYaml {
  private final Path folder;

  private CeremonyYaml(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder that the file is in
   */
  static CeremonyPlan parse(String text, Path folder) throws YamlRefusedException {
    YamlFields fields = StrictYaml.read(text);
    return new CeremonyYaml(folder).plan(fields, sha256(text));
  }

  private CeremonyPlan plan(YamlFields fields, String digest) throws YamlRefusedException {
    String city = fields.take("city").text();
    YamlValue threshold = fields.take("threshold");
    YamlValue listed = fields.take("roots");
    List<PlannedRoot> roots = new ArrayList<>();
    for (YamlValue root : listed.list()) {
      roots.add(root(root));
    }
    List<String> witnesses = new ArrayList<>();
    for (YamlValue witness : fields.take("witnesses").list()) {
      witnesses.add(witness.text());
    }
    Path output = folder.resolve(fields.take("output").text()).normalize();
    fields.end();
    int atLeast = (int) threshold.number(1, CeremonyPlan.MOST_ROOTS);
    try {
      return new CeremonyPlan(city, atLeast, roots, witnesses, output, digest);
    } catch (IllegalArgumentException e) {
      throw (atLeast > roots.size() ? threshold : listed).refusal(String.valueOf(e.getMessage()));
    }
  }

  private PlannedRoot root(YamlValue value) throws YamlRefusedException {
    YamlFields fields = value.fields();
    String name = fields.take("name").text();
    String holder = fields.take("holder").text();
    Algorithm algorithm = algorithm(fields.take("algorithm"));
    Keeping keeping = keeping(fields, value);
    fields.end();
    try {
      return new PlannedRoot(name, holder, algorithm, keeping);
    } catch (IllegalArgumentException e) {
      throw value.refusal(String.valueOf(e.getMessage()));
    }
  }

  private static Algorithm algorithm(YamlValue value) throws YamlRefusedException {
    try {
      return Algorithm.valueOf(value.text());
    } catch (IllegalArgumentException e) {
      throw value.refusal("want ED25519, ES256 or SM2");
    }
  }

  private Keeping keeping(YamlFields fields, YamlValue root) throws YamlRefusedException {
    Optional<YamlValue> passphrase = fields.find("passphrase");
    Optional<YamlValue> token = fields.find("token");
    if (passphrase.isPresent() == token.isPresent()) {
      throw root.refusal("want either 'passphrase', of a file, or 'token'");
    }
    return passphrase.isPresent()
        ? new InFile(source(passphrase.get()))
        : token(token.orElseThrow().fields());
  }

  private InToken token(YamlFields fields) throws YamlRefusedException {
    YamlValue library = fields.take("library");
    Path path = Path.of(library.text());
    if (!path.isAbsolute()) {
      throw library.refusal("want the absolute path of the vendor's PKCS#11 library");
    }
    long slot = fields.take("slot").number(0, Long.MAX_VALUE);
    SecretSource pin = source(fields.take("pin"));
    fields.end();
    return new InToken(new Pkcs11Token(path, slot), pin);
  }

  private SecretSource source(YamlValue value) throws YamlRefusedException {
    try {
      return SecretSource.parse(value.text(), folder);
    } catch (IllegalArgumentException e) {
      throw value.refusal(String.valueOf(e.getMessage()));
    }
  }

  private static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SHA256Digest sha256 = new SHA256Digest();
    sha256.update(bytes, 0, bytes.length);
    byte[] digest = new byte[sha256.getDigestSize()];
    sha256.doFinal(digest, 0);
    return Hex.toHexString(digest);
  }
}
