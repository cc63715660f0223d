package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A gate that starts: opens its folder, decides on one code, and ends. Knows the verifier alone.
 */
public final class FirstVerdict {
  private FirstVerdict() {}

  /**
   * Prints the verdict and what troubles the folder has.
   *
   * @param args a home with the files {@code root}, {@code seal} and {@code code} and the folder
   *     {@code trust}; the moment
   */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    VerificationKey root = VerificationKey.parse(Files.readAllBytes(home.resolve("root")));
    SceneKeySeal seal =
        SceneKeySeal.hpke(Files.readAllBytes(home.resolve("seal")), new SecureRandom());
    try (TrustFolder folder =
        TrustFolder.open(home.resolve("trust"), RootSet.of(1, List.of(root)), seal)) {
      Verifier gate =
          Verifier.builder()
              .trust(folder.store())
              .policy(ScenePolicy.of(Scene.TRANSIT))
              .clock(Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC))
              .build();
      String verdict =
          gate.verify(Files.readString(home.resolve("code")))
              .fold(accepted -> "accepted", rejected -> "" + rejected, unknown -> "" + unknown);
      System.out.println(verdict + folder.troubles());
    }
  }
}
