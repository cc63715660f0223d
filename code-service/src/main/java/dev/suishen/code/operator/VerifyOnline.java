package dev.suishen.code.operator;

import dev.suishen.code.scene.SceneKeyring;
import dev.suishen.code.trust.City;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verifier;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Checks a code for an operator, with the verifier that the gates have. */
@Context
public class VerifyOnline {
  /** A PASS is good for seven days. */
  private static final int DAYS_BACK = 8;

  private final Map<Scene, Verifier> verifiers = new EnumMap<>(Scene.class);
  private final Operators operators;
  private final SceneKeyring keyring;
  private final City city;
  private final Clock clock;
  private final ExecutorService waiting;

  VerifyOnline(
      Operators operators,
      SceneKeyring keyring,
      City city,
      Clock clock,
      SharedReplayGuards replayGuards,
      @Named("waiting") ExecutorService waiting) {
    this.operators = operators;
    this.keyring = keyring;
    this.city = city;
    this.clock = clock;
    this.waiting = waiting;
    for (Scene scene : Scene.values()) {
      Verifier verifier =
          Verifier.builder()
              .trust(city.trust())
              .policy(ScenePolicy.of(scene))
              .clock(clock)
              .replayGuard(replayGuards.of(scene))
              .build();
      verifiers.put(scene, verifier);
    }
    takeSceneKeys();
  }

  /**
   * @param text as it was scanned
   * @return completes with a {@link dev.suishen.code.fault.Fault} SCENE_NOT_YOURS
   */
  public CompletionStage<VerificationAnswer> verify(String account, Scene scene, String text) {
    Verifier verifier = Objects.requireNonNull(verifiers.get(scene));
    return operators
        .require(account, scene)
        .thenApplyAsync(allowed -> VerificationAnswer.of(verifier.verify(text)), waiting);
  }

  /** The verifier's keys are those of some days, so it is given them anew as days pass. */
  @Scheduled(initialDelay = "10m", fixedDelay = "10m")
  public final void takeSceneKeys() {
    long today = SceneKey.epochOf(clock.instant().getEpochSecond());
    List<SceneKey> keys = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      for (long epoch = today - DAYS_BACK; epoch <= today + 1; epoch++) {
        keys.add(keyring.key(scene, epoch));
      }
    }
    city.trust().putSceneKeys(SceneKeys.of(keys));
  }
}
