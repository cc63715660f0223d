package dev.suishen.verifier;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one place takes. Immutable; each method returns another policy. Prints itself in one line,
 * e.g. {@code transit takes [LIVE, PASS] requires [] cool-down PT0S, undetermined: CHECK_DOCUMENT}.
 */
public final class ScenePolicy {
  /** How long a place may go on opening after its bundle expired: three days, a long weekend. */
  public static final Duration LONGEST_STALE_TRUST = Duration.ofDays(3);

  private final @Nullable Scene scene;
  private final Set<CodeKind> kinds;
  private final int facets;
  private final Duration coolDown;
  private final Duration staleTrust;
  private final Instruction undetermined;

  private ScenePolicy(
      @Nullable Scene scene,
      Set<CodeKind> kinds,
      int facets,
      Duration coolDown,
      Duration staleTrust,
      Instruction undetermined) {
    this.scene = scene;
    this.kinds = kinds;
    this.facets = facets;
    this.coolDown = coolDown;
    this.staleTrust = staleTrust;
    this.undetermined = undetermined;
  }

  /**
   * Takes LIVE codes and PASSes of a scene, requires no facet and has no cool-down.
   *
   * @param scene whose part of a code is read
   * @return that policy
   */
  public static ScenePolicy of(Scene scene) {
    return new ScenePolicy(
        Objects.requireNonNull(scene),
        EnumSet.of(CodeKind.LIVE, CodeKind.PASS),
        0,
        Duration.ZERO,
        Duration.ZERO,
        Instruction.CHECK_DOCUMENT);
  }

  /**
   * {@return a policy that takes every kind, and turns nobody away for what is not known: asks for
   * the identity card}
   */
  public static ScenePolicy hospital() {
    return of(Scene.MEDICAL).taking(EnumSet.allOf(CodeKind.class));
  }

  /**
   * {@return the policy of an unattended gate: an active account, one minute of cool-down, open for
   * 12 hours after the trust bundle expires, and otherwise shut}
   */
  public static ScenePolicy transitGate() {
    return of(Scene.TRANSIT)
        .requiring(EnumSet.of(Facet.SCENE_ACCOUNT_ACTIVE))
        .coolingDown(Duration.ofMinutes(1))
        .openingOnStaleTrust(Duration.ofHours(12))
        .whenUndetermined(Instruction.REFUSE);
  }

  /**
   * {@return a policy that takes every kind, with five minutes of cool-down, open for 4 hours after
   * the bundle expires}
   */
  public static ScenePolicy venue() {
    return of(Scene.VENUE)
        .taking(EnumSet.allOf(CodeKind.class))
        .coolingDown(Duration.ofMinutes(5))
        .openingOnStaleTrust(Duration.ofHours(4));
  }

  /**
   * {@return a policy that requires a proofed identity, and asks for the document where anything is
   * not known}
   */
  public static ScenePolicy hotel() {
    return proofedAt(Scene.HOTEL);
  }

  /**
   * {@return a policy that requires a proofed identity, and asks for the document where anything is
   * not known}
   */
  public static ScenePolicy governmentDesk() {
    return proofedAt(Scene.SERVICE);
  }

  private static ScenePolicy proofedAt(Scene scene) {
    return of(scene)
        .taking(EnumSet.allOf(CodeKind.class))
        .requiring(EnumSet.of(Facet.IDENTITY_PROOFED));
  }

  /**
   * {@return a policy that asks whether a code is genuine and current, and reads nothing of its
   * holder: neither subject nor status}
   */
  public static ScenePolicy authenticityAlone() {
    return new ScenePolicy(
        null,
        EnumSet.of(CodeKind.LIVE, CodeKind.PASS),
        0,
        Duration.ZERO,
        Duration.ZERO,
        Instruction.CHECK_DOCUMENT);
  }

  /**
   * Takes these kinds and no other.
   *
   * @param taken whoever takes {@link CodeKind#PAPER} checks an identity document with it
   * @return another policy
   */
  public ScenePolicy taking(Set<CodeKind> taken) {
    return new ScenePolicy(scene, copy(taken), facets, coolDown, staleTrust, undetermined);
  }

  /**
   * Requires facets.
   *
   * @param required all of which a holder must have
   * @return another policy
   * @throws IllegalStateException for a policy of authenticity alone, which sees none
   */
  public ScenePolicy requiring(Set<Facet> required) {
    return requiringBits(Facet.bits(required));
  }

  /**
   * Requires facets, among them any that this version has no name for.
   *
   * @param bits bit set of {@link Facet#bit}, 16 bits, all of which a holder must have
   * @return another policy
   * @throws IllegalArgumentException for more than 16 bits
   * @throws IllegalStateException for a policy of authenticity alone, which sees none
   */
  public ScenePolicy requiringBits(int bits) {
    requireScene("facets");
    if (bits >>> 16 != 0) {
      throw new IllegalArgumentException("facets are 16 bits");
    }
    return new ScenePolicy(scene, kinds, bits, coolDown, staleTrust, undetermined);
  }

  /**
   * Refuses a holder again until {@code time} has passed since the last acceptance.
   *
   * @param time zero, or at least a second
   * @return another policy
   * @throws IllegalArgumentException for any other time
   * @throws IllegalStateException for a policy of authenticity alone, which sees no holder
   */
  public ScenePolicy coolingDown(Duration time) {
    requireScene("a cool-down");
    if (time.isNegative() || (!time.isZero() && time.getSeconds() == 0)) {
      throw new IllegalArgumentException("cool-down of " + time);
    }
    return new ScenePolicy(scene, kinds, facets, time, staleTrust, undetermined);
  }

  /**
   * Admits on {@link Reason#TRUST_STALE} while the bundle has been expired for less than {@code
   * time}, where every other step holds.
   *
   * @param time zero, the default, admits none; at most {@link #LONGEST_STALE_TRUST}
   * @return another policy
   * @throws IllegalArgumentException for a time that is longer, or negative
   */
  public ScenePolicy openingOnStaleTrust(Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST_STALE_TRUST) > 0) {
      throw new IllegalArgumentException("stale trust for " + time);
    }
    return new ScenePolicy(scene, kinds, facets, coolDown, time, undetermined);
  }

  /**
   * What an undetermined answer means here otherwise.
   *
   * @param instruction CHECK_DOCUMENT, the default, or REFUSE
   * @return another policy
   * @throws IllegalArgumentException for ADMIT
   */
  public ScenePolicy whenUndetermined(Instruction instruction) {
    if (instruction == Instruction.ADMIT) {
      throw new IllegalArgumentException("an undetermined code is not simply admitted");
    }
    return new ScenePolicy(scene, kinds, facets, coolDown, staleTrust, instruction);
  }

  /** {@return for how long it opens after the bundle expired, see {@link #openingOnStaleTrust}} */
  public Duration staleTrust() {
    return staleTrust;
  }

  /** {@return CHECK_DOCUMENT or REFUSE} */
  public Instruction whenUndetermined() {
    return undetermined;
  }

  /** {@return whose part of a code is read; empty for authenticity alone} */
  public Optional<Scene> scene() {
    return Optional.ofNullable(scene);
  }

  /**
   * Whether codes of a kind are taken.
   *
   * @param kind what sort of code it is
   * @return whether it is taken here
   */
  public boolean takes(CodeKind kind) {
    return kinds.contains(kind);
  }

  /** {@return bit set of {@link Facet#bit}, all of which are required} */
  public int requiredFacetBits() {
    return facets;
  }

  /** {@return see {@link #coolingDown}; zero where there is none} */
  public Duration coolDown() {
    return coolDown;
  }

  @Override
  public String toString() {
    return (scene == null
            ? "authenticity alone, takes " + kinds
            : scene.label()
                + " takes "
                + kinds
                + " requires "
                + required()
                + " cool-down "
                + coolDown)
        + (staleTrust.isZero() ? "" : ", opens on stale trust for " + staleTrust)
        + ", undetermined: "
        + undetermined;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScenePolicy policy
        && scene == policy.scene
        && kinds.equals(policy.kinds)
        && facets == policy.facets
        && coolDown.equals(policy.coolDown)
        && staleTrust.equals(policy.staleTrust)
        && undetermined == policy.undetermined;
  }

  @Override
  public int hashCode() {
    return Objects.hash(scene, kinds, facets, coolDown, staleTrust, undetermined);
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
