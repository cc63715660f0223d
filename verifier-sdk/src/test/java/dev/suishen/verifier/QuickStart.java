package dev.suishen.verifier;

import java.time.Clock;

/** The quick start of README and package tour, as it runs: {@link QuickStartTest} compares them. */
final class QuickStart {
  private QuickStart() {}

  static String decide(
      RootSet roots,
      byte[] bundle,
      byte[] statusList,
      SceneKeys sceneKeys,
      Clock clock,
      String text)
      throws BundleRefusedException, StatusListRefusedException {
    // begin
    TrustStore trust = TrustStore.pinned(roots); // the city's roots, given once
    trust.takeBundle(bundle, clock.instant()); // signing keys, limits
    trust.takeStatusList(statusList); // who is revoked or suspended
    trust.putSceneKeys(sceneKeys); // what reads this scene's part

    Verifier verifier =
        Verifier.builder().trust(trust).policy(ScenePolicy.of(Scene.TRANSIT)).clock(clock).build();

    String line =
        verifier
            .verify(text)
            .fold(
                accepted -> "pass, " + accepted.code().subject().orElse("unknown"),
                rejected -> "refused: " + rejected.reason(),
                undetermined -> "check by hand: " + undetermined.reason());
    // end
    return line;
  }
}
