package dev.suishen.code.issue;

import dev.suishen.code.citizen.CitizenSnapshot;
import dev.suishen.code.citizen.Snapshots;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.scene.Pseudonym;
import dev.suishen.code.scene.Pseudonyms;
import dev.suishen.code.scene.SceneKeyring;
import dev.suishen.code.trust.City;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Issues LIVE codes. */
@Singleton
public final class IssueCodes {
  private final RateLimit limit;
  private final Snapshots snapshots;
  private final Pseudonyms pseudonyms;
  private final SceneKeyring sceneKeys;
  private final City city;
  private final IssueSettings settings;
  private final Clock clock;
  private final IssueMeter meter;
  private final ExecutorService signing;

  IssueCodes(
      RateLimit limit,
      Snapshots snapshots,
      Pseudonyms pseudonyms,
      SceneKeyring sceneKeys,
      City city,
      IssueSettings settings,
      Clock clock,
      IssueMeter meter,
      @Named("signing") ExecutorService signing) {
    this.limit = limit;
    this.snapshots = snapshots;
    this.pseudonyms = pseudonyms;
    this.sceneKeys = sceneKeys;
    this.city = city;
    this.settings = settings;
    this.clock = clock;
    this.meter = meter;
    this.signing = signing;
  }

  /**
   * @param account {@code sub} of the citizen's access token
   * @param scenes one at least, that the codes are for
   * @param count of windows, 1 to 10; the first begins now
   * @return completes with a {@link Fault}: TOO_MANY_CODES, CITIZEN_UNKNOWN, CITIZEN_SUSPENDED,
   *     SERVICE_UNAVAILABLE
   */
  public CompletionStage<LiveCodes> issue(String account, Set<Scene> scenes, int count) {
    return meter.watch(
        limit
            .take(account, count)
            .thenCompose(taken -> snapshots.find(account))
            .thenApplyAsync(citizen -> issue(citizen, scenes, count), signing));
  }

  private LiveCodes issue(CitizenSnapshot citizen, Set<Scene> scenes, int count) {
    if (citizen.suspensionReason() != null) {
      throw Fault.suspended(citizen.suspensionReason());
    }
    CodeIssuer issuer = city.issuer();
    Instant notBefore = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<LiveCode> codes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Instant expires = notBefore.plusSeconds(life());
      String text = issuer.live(notBefore, expires, parts(citizen, scenes, notBefore));
      codes.add(new LiveCode(text, notBefore, expires));
      notBefore = expires;
    }
    return new LiveCodes(codes, settings.refreshAfterSeconds());
  }

  /**
   * The bundle's policy is the upper bound: what lives longer is refused at the gate (§7 step 7).
   */
  private long life() {
    return Math.min(settings.lifeSeconds(), city.bundle().policy().lifetime(CodeKind.LIVE));
  }

  /** In ascending order of the scenes; day and period are those of {@code nbf} (§3.1). */
  private List<ScenePart> parts(CitizenSnapshot citizen, Set<Scene> scenes, Instant notBefore) {
    long epoch = SceneKey.epochOf(notBefore.getEpochSecond());
    Map<Scene, Pseudonym> subjects =
        pseudonyms.at(notBefore, citizen.number(), citizen.pseudonyms());
    List<ScenePart> parts = new ArrayList<>(scenes.size());
    for (Scene scene : Scene.values()) {
      if (scenes.contains(scene)) {
        parts.add(
            new ScenePart(
                sceneKeys.key(scene, epoch),
                of(subjects, scene).subject(),
                citizen.facetsFor(scene, notBefore),
                of(citizen.statusIndexes(), scene)));
      }
    }
    return parts;
  }

  private static <T> T of(Map<Scene, T> map, Scene scene) {
    T value = map.get(scene);
    if (value == null) {
      throw new IllegalStateException("nothing known for scene " + scene);
    }
    return value;
  }
}
