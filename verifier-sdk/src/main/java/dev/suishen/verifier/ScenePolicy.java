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

  /** Takes LIVE codes and PASSes of a scene, requires no facet and has no cool-down. */
  public static ScenePolicy of(Scene scene) {
    return new ScenePolicy(
        Objects.requireNonNull(scene),
        EnumSet.of(CodeKind.LIVE, CodeKind.PASS),
        0,
        Duration.ZERO,
        Duration.ZERO,
        Instruction.CHECK_DOCUMENT);
  }

  /** Takes every kind, and turns nobody away for what is not known: asks for the identity card. */
  public static ScenePolicy hospital() {
    return of(Scene.MEDICAL).taking(EnumSet.allOf(CodeKind.class));
  }

  /**
   * An unattended gate: an active account, one minute of cool-down, open for 12 hours after the
   * trust bundle expires, and otherwise shut.
   */
  public static ScenePolicy transitGate() {
    return of(Scene.TRANSIT)
        .requiring(EnumSet.of(Facet.SCENE_ACCOUNT_ACTIVE))
        .coolingDown(Duration.ofMinutes(1))
        .openingOnStaleTrust(Duration.ofHours(12))
        .whenUndetermined(Instruction.REFUSE);
  }

  /** Takes every kind, five minutes of cool-down, open for 4 hours after the bundle expires. */
  public static ScenePolicy venue() {
    return of(Scene.VENUE)
        .taking(EnumSet.allOf(CodeKind.class))
        .coolingDown(Duration.ofMinutes(5))
        .openingOnStaleTrust(Duration.ofHours(4));
  }

  /** A proofed identity; asks for the document where anything is not known. */
  public static ScenePolicy hotel() {
    return proofedAt(Scene.HOTEL);
  }

  /** A proofed identity; asks for the document where anything is not known. */
  public static ScenePolicy governmentDesk() {
    return proofedAt(Scene.SERVICE);
  }

  private static ScenePolicy proofedAt(Scene scene) {
    return of(scene)
        .taking(EnumSet.allOf(CodeKind.class))
        .requiring(EnumSet.of(Facet.IDENTITY_PROOFED));
  }

  /**
   * Asks whether a code is genuine and current, and reads nothing of its holder: neither subject
   * nor status.
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
   * Takes these kinds and no other. Whoever takes {@link CodeKind#PAPER} checks an identity
   * document with it.
   */
  public ScenePolicy taking(Set<CodeKind> taken) {
    return new ScenePolicy(scene, copy(taken), facets, coolDown, staleTrust, undetermined);
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
    return new ScenePolicy(scene, kinds, bits, coolDown, staleTrust, undetermined);
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
    return new ScenePolicy(scene, kinds, facets, time, staleTrust, undetermined);
  }

  /**
   * Admits on {@link Reason#TRUST_STALE} while the bundle has been expired for less than {@code
   * time}, where every other step holds.
   *
   * @param time zero, the default, admits none; at most {@link #LONGEST_STALE_TRUST}
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
   * @throws IllegalArgumentException for ADMIT
   */
  public ScenePolicy whenUndetermined(Instruction instruction) {
    if (instruction == Instruction.ADMIT) {
      throw new IllegalArgumentException("an undetermined code is not simply admitted");
    }
    return new ScenePolicy(scene, kinds, facets, coolDown, staleTrust, instruction);
  }

  /** See {@link #openingOnStaleTrust}. */
  public Duration staleTrust() {
    return staleTrust;
  }

  /** CHECK_DOCUMENT or REFUSE. */
  public Instruction whenUndetermined() {
    return undetermined;
  }

  /** Empty for authenticity alone. */
  public Optional<Scene> scene() {
    return Optional.ofNullable(scene);
  }

  /** Whether codes of this kind are taken. */
  public boolean takes(CodeKind kind) {
    return kinds.contains(kind);
  }

  /** Bit set of {@link Facet#bit}, all of which are required. */
  public int requiredFacetBits() {
    return facets;
  }

  /** See {@link #coolingDown}; zero where there is none. */
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
