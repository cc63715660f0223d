package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.verifier.RootSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root in a PKCS#11 token, from its ceremony to its signature under a bundle. */
class TokenTest {
  @TempDir private Path folder;
  private TestDesk desk;
  private SoftToken token;

  @BeforeEach
  void prepare() throws Exception {
    CityFiles.in(folder);
    desk = new TestDesk(folder).secret("PASS", CityFiles.PASSPHRASE);
    desk.secret("PIN", SoftToken.PIN).secret("OTHER_PIN", "0000-1111");
    token = SoftToken.ofThisProcess();
    Files.writeString(
        folder.resolve("city.yaml"),
        """
        city: Pretend City
        threshold: 1
        output: fresh
        witnesses: [Li Wei]
        roots:
          - name: vault
            holder: City bank
            algorithm: ES256
            token: {library: %s, slot: %d, pin: "env:PIN"}
        """
            .replace("%s", token.library().toString())
            .replace("%d", Long.toString(token.slot())));
  }

  @Test
  void it_is_made_inside_and_signs() throws Exception {
    desk.run("ceremony city.yaml --dry-run").ended(Exit.DONE);
    desk.run("ceremony city.yaml --yes").ended(Exit.DONE);
    assertFalse(Files.exists(folder.resolve("fresh").resolve("vault.pem")));
    RootSet fresh = RootsFile.parse(desk.read("fresh/roots.json"));
    desk.run("bundle draft --from bundle-6.cbor --roots roots.json --new-roots fresh/roots.json")
        .ended(Exit.DONE);
    sign(List.of("--key", "north.pem", "--passphrase", "env:PASS"), "north").ended(Exit.DONE);
    sign(List.of("--key", "south.pem", "--passphrase", "env:PASS"), "south").ended(Exit.DONE);
    List<String> inside = new ArrayList<>(token.options());
    inside.addAll(List.of("--pin", "env:PIN"));
    sign(inside, "vault").ended(Exit.DONE);
    desk.run(
            "bundle assemble draft-7.json north south vault --roots roots.json"
                + " --before bundle-6.cbor")
        .ended(Exit.DONE);
    desk.run("bundle roots bundle-7.cbor --roots roots.json --before bundle-6.cbor")
        .ended(Exit.DONE);
    assertEquals(fresh, RootsFile.parse(desk.read("roots-7.json")));
  }

  @Test
  void one_that_holds_no_root_or_is_not_there_signs_nothing() throws Exception {
    desk.run("bundle draft --from bundle-6.cbor --roots roots.json").ended(Exit.DONE);
    List<String> options = new ArrayList<>(token.options());
    options.addAll(List.of("--pin", "env:PIN"));
    assertTrue(sign(options, "sig").ended(Exit.REFUSED).err().contains("holds 0 of these roots"));
    sign(List.of("--token", "/no/such.so", "--slot", "1", "--pin", "env:PIN"), "sig")
        .ended(Exit.CUSTODY);
    options.set(3, Long.toString(token.slot() ^ 1));
    sign(options, "sig").ended(Exit.CUSTODY);
    options.set(5, "env:NO_SUCH");
    sign(options, "sig").ended(Exit.CUSTODY);
    sign(List.of("--token", "/no/such.so"), "sig").ended(Exit.WRONG_USE);
  }

  private Run sign(List<String> key, String out) {
    List<String> line = new ArrayList<>(List.of("bundle", "sign", "draft-7.json", "--yes"));
    line.addAll(List.of("--roots", "roots.json", "--before", "bundle-6.cbor", "--out", out));
    line.addAll(key);
    return desk.run(line.toArray(String[]::new));
  }
}
