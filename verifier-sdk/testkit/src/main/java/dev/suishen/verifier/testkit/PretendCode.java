package dev.suishen.verifier.testkit;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A good code to be made: of a holder of its own, for every scene, proofed and with an active
 * account, from now on, unless said otherwise. Not thread-safe.
 */
public final class PretendCode {
  private final PretendCity city;
  private final CodeKind kind;
  private PretendHolder holder;
  private Set<Scene> scenes = EnumSet.allOf(Scene.class);
  private int facets = Facet.IDENTITY_PROOFED.bit() | Facet.SCENE_ACCOUNT_ACTIVE.bit();
  private Duration lifetime;
  private @Nullable Instant notBefore;
  private @Nullable Instant expires;

  PretendCode(PretendCity city, CodeKind kind, PretendHolder holder) {
    this.city = city;
    this.kind = kind;
    this.holder = holder;
    this.lifetime =
        switch (kind) {
          case LIVE -> Duration.ofSeconds(60);
          case PASS -> Duration.ofDays(1);
          case PAPER -> Duration.ofDays(30);
        };
  }

  /** Whose code it is. */
  public PretendCode of(PretendHolder someone) {
    holder = someone;
    return this;
  }

  /** The scenes that can read it, at least one, and no other. */
  public PretendCode scenes(Scene... some) {
    scenes = EnumSet.copyOf(Arrays.asList(some));
    return this;
  }

  /** What every scene learns of the holder, and nothing else; may be empty. */
  public PretendCode facets(Facet... some) {
    return facetBits(Facet.bits(Arrays.asList(some)));
  }

  PretendCode facetBits(int bits) {
    facets = bits;
    return this;
  }

  /** From {@code nbf} to {@code exp}; at most the kind's (wire format §3). */
  public PretendCode lasting(Duration time) {
    lifetime = time;
    return this;
  }

  /** Its {@code nbf}; now where not given. */
  public PretendCode from(Instant moment) {
    notBefore = moment;
    expires = null;
    return this;
  }

  /**
   * Valid from the second on that lies {@code time} ahead, the permitted skew included: {@code
   * PT0S} is the earliest code that is accepted now, {@code PT1S} is still NOT_YET_VALID.
   */
  public PretendCode startingIn(Duration time) {
    return from(city.now().plusSeconds(TrustPolicy.DEFAULT.skew()).plus(time));
  }

  /**
   * Valid for {@code time} more, the permitted skew included: {@code PT1S} is accepted now and no
   * later, {@code PT0S} has just EXPIRED.
   */
  public PretendCode endingIn(Duration time) {
    expires = city.now().minusSeconds(TrustPolicy.DEFAULT.skew()).plus(time);
    notBefore = null;
    return this;
  }

  /**
   * A scanned text; each call makes another code, with a {@code cti} of its own. Of a PASS, what a
   * new phone shows now.
   *
   * @throws IllegalArgumentException for a lifetime out of bounds
   */
  public String text() {
    return kind == CodeKind.PASS ? phone().show() : city.issue(this);
  }

  /** A phone with an Ed25519 key that holds this PASS. */
  public PretendPhone phone() {
    return phone(Algorithm.ED25519);
  }

  /**
   * A phone that holds this PASS.
   *
   * @param algorithm of its key: Ed25519 or ES256
   * @throws IllegalStateException for a code of another kind
   */
  public PretendPhone phone(Algorithm algorithm) {
    if (kind != CodeKind.PASS) {
      throw new IllegalStateException("a phone holds a PASS, not a " + kind + " code");
    }
    return city.issueTo(this, algorithm);
  }

  CodeKind kind() {
    return kind;
  }

  PretendHolder holder() {
    return holder;
  }

  Set<Scene> scenes() {
    return scenes;
  }

  int facetBits() {
    return facets;
  }

  Instant notBefore() {
    if (notBefore != null) {
      return notBefore;
    }
    return expires == null ? city.now() : expires.minus(lifetime);
  }

  Instant expires() {
    return notBefore().plus(lifetime);
  }
}
