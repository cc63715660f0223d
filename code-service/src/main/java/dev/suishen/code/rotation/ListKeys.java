package dev.suishen.code.rotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.code.rotation.KeyView.Activation;
import dev.suishen.code.trust.Adoption;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.SigningKey;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every key of the city, and what the schedule asks for next; blocks on PostgreSQL. */
@Singleton
public final class ListKeys {
  private final CityRing ring;
  private final PlannedKeys planned;
  private final Adoption adoption;
  private final RotationPlan plan;
  private final Clock clock;

  ListKeys(CityRing ring, PlannedKeys planned, Adoption adoption, RotationPlan plan, Clock clock) {
    this.ring = ring;
    this.planned = planned;
    this.adoption = adoption;
    this.plan = plan;
    this.clock = clock;
  }

  public Keys list() {
    KeyRing now = ring.read();
    Instant moment = clock.instant();
    return new Keys(
        views(now, now.keys()),
        plan.due(now, moment).stream().map(StepView::of).toList(),
        plan.ahead(now, moment).stream().map(StepView::of).toList());
  }

  /** One key of a ring. */
  KeyView view(KeyRing of, int kid) {
    return views(of, List.of(of.find(kid).orElseThrow())).get(0);
  }

  private List<KeyView> views(KeyRing of, List<SigningKey> keys) {
    Map<String, String> planners =
        planned.findAll().stream()
            .collect(Collectors.toMap(PlannedKey::kid, PlannedKey::plannedBy));
    Instant now = clock.instant();
    return keys.stream().map(key -> view(of, key, planners, now)).toList();
  }

  private KeyView view(KeyRing of, SigningKey key, Map<String, String> planners, Instant now) {
    String kid = SigningKey.name(key.kid());
    return new KeyView(
        kid,
        key.key().algorithm(),
        key.use(),
        key.state(),
        key.window().notBefore(),
        key.window().notAfter(),
        key.since(),
        key.publishedIn().isPresent() ? key.publishedIn().getAsLong() : null,
        of.signer(key.use(), now).equals(Optional.of(key)),
        planners.get(kid),
        key.state() == KeyState.PUBLISHED ? activation(key, now) : null);
  }

  private Activation activation(SigningKey published, Instant now) {
    Adoption.Standing standing = adoption.of(published, now);
    return new Activation(standing.safe(), standing.from(), standing.behind(), standing.away());
  }

  /**
   * The ring and its rotation.
   *
   * @param due steps that can be taken now
   * @param ahead steps to come, the next first
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Keys(List<KeyView> keys, List<StepView> due, List<StepView> ahead) {}
}
