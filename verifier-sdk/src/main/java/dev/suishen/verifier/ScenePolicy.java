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
  private final int facets;
  private final Duration coolDown;

  private ScenePolicy(@Nullable Scene scene, Set<CodeKind> kinds, int facets, Duration coolDown) {
    this.scene = scene;
    this.kinds = kinds;
    this.facets = facets;
    this.coolDown = coolDown;
  }

  /** Takes LIVE codes and PASSes of a scene, requires no facet and has no cool-down. */
  public static ScenePolicy of(Scene scene) {
    return new ScenePolicy(
        Objects.requireNonNull(scene), EnumSet.of(CodeKind.LIVE, CodeKind.PASS), 0, Duration.ZERO);
  }

  /**
   * Asks whether a code is genuine and current, and reads nothing of its holder: neither subject
   * nor status.
   */
  public static ScenePolicy authenticityAlone() {
    return new ScenePolicy(null, EnumSet.of(CodeKind.LIVE, CodeKind.PASS), 0, Duration.ZERO);
  }

  /**
   * Takes these kinds and no other. Whoever takes {@link CodeKind#PAPER} checks an identity
   * document with it.
   */
  public ScenePolicy taking(Set<CodeKind> taken) {
    return new ScenePolicy(scene, copy(taken), facets, coolDown);
  }

  /**
   * Requires all of these facets.
   *
   * @throws IllegalStateException for a policy of authenticity alone, which sees none
   */
  public ScenePolicy requiring(Set<Facet> required) {
    return requiringBits(Facet.bits(required));
  }

  /**
   * Requires all of these facets, among them any that this version has no name for.
   *
   * @param bits bit set of {@link Facet#bit}, 16 bits
   * @throws IllegalStateException for a policy of authenticity alone, which sees none
   */
  public ScenePolicy requiringBits(int bits) {
    requireScene("facets");
    if (bits >>> 16 != 0) {
      throw new IllegalArgumentException("facets are 16 bits");
    }
    return new ScenePolicy(scene, kinds, bits, coolDown);
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
    return facets;
  }

  public Duration coolDown() {
    return coolDown;
  }

  @Override
  public String toString() {
    return scene == null
        ? "authenticity alone, takes " + kinds
        : scene.label() + " takes " + kinds + " requires " + required() + " cool-down " + coolDown;
  }

  private String required() {
    Set<Facet> named = Facet.ofBits(facets);
    int unnamed = facets & ~Facet.bits(named);
    return unnamed == 0 ? named.toString() : named + " and bits " + Integer.toBinaryString(unnamed);
  }

  private void requireScene(String what) {
    if (scene == null) {
      throw new IllegalStateException("authenticity alone knows no " + what);
    }
  }

  private static Set<CodeKind> copy(Set<CodeKind> kinds) {
    Set<CodeKind> copy = EnumSet.noneOf(CodeKind.class);
    copy.addAll(kinds);
    return copy;
  }
}
