package dev.suishen.verifier;

import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.text.CodeText;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies scanned texts by the sixteen steps of wire format §7. Thread-safe: build one and share
 * it. Touches neither network nor disk; what it trusts is its {@link TrustStore}'s, as of the
 * moment of each call.
 */
public final class Verifier {
  private final TrustStore trust;
  private final ScenePolicy policy;
  private final Clock clock;
  private final ReplayGuard replayGuard;
  private final @Nullable SignatureEngine engine;
  private final ClockHealth clockHealth = new ClockHealth();

  private Verifier(Builder builder, TrustStore trust, ScenePolicy policy) {
    this.trust = trust;
    this.policy = policy;
    this.clock = builder.clock;
    this.replayGuard = builder.replayGuard == null ? ReplayGuard.inMemory() : builder.replayGuard;
    this.engine = builder.engine;
  }

  /** {@return a builder of one; trust and policy are required} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Decides on a scanned text. Never throws, whatever the text.
   *
   * @param text what the scanner read; null, where it read nothing, is {@link Reason#NOT_OUR_CODE}
   * @return one of three
   */
  public Verification verify(@Nullable String text) {
    return decide(text, null);
  }

  /**
   * Decides on a text that must answer a challenge: only a device code that signed this nonce is
   * accepted.
   *
   * @param text as for {@link #verify(String)}
   * @param challenge the nonce that the reader showed, 8 to 32 random bytes; one of another length
   *     is answered by no code
   * @return one of three
   */
  public Verification verify(@Nullable String text, byte[] challenge) {
    return decide(text, challenge.clone());
  }

  /**
   * What this place does with an answer of this verifier. Ask once a scan: where it admits a code
   * that is undetermined, that code is marked as used and is refused from then on (wire format §7
   * step 16). A code that a held status list calls revoked is refused.
   *
   * @param answer what was undetermined is weighed by what is trusted now; an acceptance stands as
   *     it was given
   * @return ADMIT, CHECK_DOCUMENT or REFUSE
   */
  public Instruction instruct(Verification answer) {
    return answer.fold(
        accepted -> Decision.onAdmission(accepted.code()),
        rejected -> Instruction.REFUSE,
        undetermined ->
            new Decision(
                    trust.current(),
                    policy,
                    replayGuard,
                    clockHealth,
                    engine,
                    clock.instant().getEpochSecond(),
                    null)
                .settle(undetermined));
  }

  /**
   * {@return what the codes scanned so far say of this device's clock; empty-handed at the start}
   */
  public ClockHealth clockHealth() {
    return clockHealth;
  }

  private Verification decide(@Nullable String text, byte @Nullable [] challenge) {
    if (text == null) {
      return new Rejected(Reason.NOT_OUR_CODE);
    }
    Reason foreign = CodeText.checkPrefix(text);
    if (foreign != null) {
      return new Rejected(foreign);
    }
    try {
      Envelope envelope = Envelope.read(CodeText.decode(text));
      long now = clock.instant().getEpochSecond();
      return new Decision(trust.current(), policy, replayGuard, clockHealth, engine, now, challenge)
          .on(envelope);
    } catch (MalformedException e) {
      return new Rejected(Reason.MALFORMED);
    }
  }

  /** Builds a {@link Verifier}; trust and policy are required. */
  public static final class Builder {
    private @Nullable TrustStore trust;
    private @Nullable ScenePolicy policy;
    private Clock clock = Clock.systemUTC();
    private @Nullable ReplayGuard replayGuard;
    private @Nullable SignatureEngine engine;

    private Builder() {}

    /**
     * What it trusts, required.
     *
     * @param trust may go on changing while the verifier is in use
     * @return this
     */
    public Builder trust(TrustStore trust) {
      this.trust = trust;
      return this;
    }

    /**
     * What this place takes, required.
     *
     * @param policy of one scene, or of authenticity alone
     * @return this
     */
    public Builder policy(ScenePolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Whose time it is.
     *
     * @param clock the system's where none is given
     * @return this
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * What has been seen before.
     *
     * @param replayGuard a guard in memory where none is given; share one among the verifiers of
     *     one place
     * @return this
     */
    public Builder replayGuard(ReplayGuard replayGuard) {
      this.replayGuard = replayGuard;
      return this;
    }

    /**
     * What hastens the checks of the signatures scanned. Trust bundles and status lists, once a day
     * each, are Bouncy Castle's alone.
     *
     * @param engine nothing where none is given
     * @return this
     */
    public Builder signatures(SignatureEngine engine) {
      this.engine = engine;
      return this;
    }

    /**
     * Builds it.
     *
     * @return a verifier that has seen nothing
     * @throws NullPointerException naming what is missing, trust or policy
     */
    public Verifier build() {
      return new Verifier(
          this, Objects.requireNonNull(trust, "trust"), Objects.requireNonNull(policy, "policy"));
    }
  }
}
