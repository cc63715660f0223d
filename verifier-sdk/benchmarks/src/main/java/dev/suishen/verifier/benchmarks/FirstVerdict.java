package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.TrustFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A gate that starts: opens its folder, decides on one code, and ends. Knows the verifier alone.
 */
public final class FirstVerdict {
  private FirstVerdict() {}

  /**
   * Prints the verdict and what troubles the folder has.
   *
   * @param args the path of a {@link Home}, whose first code is shown; the moment
   */
  public static void main(String[] args) throws Exception {
    Home home = new Home(Path.of(args[0]));
    try (TrustFolder folder = home.open()) {
      Verifier gate =
          Verifier.builder()
              .trust(folder.store())
              .policy(ScenePolicy.of(Scene.TRANSIT))
              .clock(Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC))
              .build();
      String verdict =
          gate.verify(home.codes().get(0))
              .fold(accepted -> "accepted", rejected -> "" + rejected, unknown -> "" + unknown);
      System.out.println(verdict + folder.troubles());
    }
  }
}
