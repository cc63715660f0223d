package dev.suishen.verifier;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one place takes. Immutable; each method returns another policy. Prints itself in one line,
 * e.g. {@code transit takes [LIVE, PASS] requires [] cool-down PT0S}.
 */
public final class ScenePolicy {
  private final @Nullable Scene scene;
  private final Set<CodeKind> kinds;
  private final Set<Facet> facets;
  private final Duration coolDown;

  private ScenePolicy(
      @Nullable Scene scene, Set<CodeKind> kinds, Set<Facet> facets, Duration coolDown) {
    this.scene = scene;
    this.kinds = kinds;
    this.facets = facets;
    this.coolDown = coolDown;
  }

  /** Takes LIVE codes and PASSes of a scene, requires no facet and has no cool-down. */
  public static ScenePolicy of(Scene scene) {
    return new ScenePolicy(
        Objects.requireNonNull(scene),
        EnumSet.of(CodeKind.LIVE, CodeKind.PASS),
        EnumSet.noneOf(Facet.class),
        Duration.ZERO);
  }

  /**
   * Asks whether a code is genuine and current, and reads nothing of its holder: neither subject
   * nor status.
   */
  public static ScenePolicy authenticityAlone() {
    return new ScenePolicy(
        null, EnumSet.of(CodeKind.LIVE, CodeKind.PASS), EnumSet.noneOf(Facet.class), Duration.ZERO);
  }

  /**
   * Takes these kinds and no other. Whoever takes {@link CodeKind#PAPER} checks an identity
   * document with it.
   */
  public ScenePolicy taking(Set<CodeKind> taken) {
    return new ScenePolicy(scene, copy(CodeKind.class, taken), facets, coolDown);
  }

  /**
   * Requires all of these facets.
   *
   * @throws IllegalStateException for a policy of authenticity alone, which sees none
   */
  public ScenePolicy requiring(Set<Facet> required) {
    requireScene("facets");
    return new ScenePolicy(scene, kinds, copy(Facet.class, required), coolDown);
  }

  /**
   * Refuses a holder again until {@code time} has passed since the last acceptance.
   *
   * @param time zero, or at least a second
   * @throws IllegalStateException for a policy of authenticity alone, which sees no holder
   */
  public ScenePolicy coolingDown(Duration time) {
    requireScene("a cool-down");
    if (time.isNegative() || (!time.isZero() && time.getSeconds() == 0)) {
      throw new IllegalArgumentException("cool-down of " + time);
    }
    return new ScenePolicy(scene, kinds, facets, time);
  }

  /** Empty for authenticity alone. */
  public Optional<Scene> scene() {
    return Optional.ofNullable(scene);
  }

  public boolean takes(CodeKind kind) {
    return kinds.contains(kind);
  }

  public int requiredFacetBits() {
    return Facet.bits(facets);
  }

  public Duration coolDown() {
    return coolDown;
  }

  @Override
  public String toString() {
    return scene == null
        ? "authenticity alone, takes " + kinds
        : scene.label() + " takes " + kinds + " requires " + facets + " cool-down " + coolDown;
  }

  private void requireScene(String what) {
    if (scene == null) {
      throw new IllegalStateException("authenticity alone knows no " + what);
    }
  }

  private static <E extends Enum<E>> Set<E> copy(Class<E> type, Set<E> set) {
    Set<E> copy = EnumSet.noneOf(type);
    copy.addAll(set);
    return copy;
  }
}
