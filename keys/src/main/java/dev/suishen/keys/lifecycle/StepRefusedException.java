package dev.suishen.keys.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step in the life of a key is against a rule; the ring is as it was. */
public final class StepRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final int kid;
  private final @Nullable Instant allowedFrom;

  StepRefusedException(Rule rule, int kid, @Nullable Instant allowedFrom, String words) {
    super(
        "key "
            + SigningKey.name(kid)
            + ": "
            + rule
            + ", "
            + words
            + (allowedFrom == null ? "" : "; allowed from " + allowedFrom));
    this.rule = rule;
    this.kid = kid;
    this.allowedFrom = allowedFrom;
  }

  /** Why, by its stable name. */
  public Rule rule() {
    return rule;
  }

  /** Of the key that the step was about. */
  public int kid() {
    return kid;
  }

  /**
   * The first moment at which the same step would be allowed, as things stand; of NO_SUCCESSOR, at
   * which a published key could be activated in its place. Empty where time alone will not help.
   */
  public Optional<Instant> allowedFrom() {
    return Optional.ofNullable(allowedFrom);
  }

  /** Stable names. */
  public enum Rule {
    /** The ring has no key of that kid. */
    NO_SUCH_KEY,
    /** Another key of the ring has that kid. */
    KID_TAKEN,
    /** Its point is none that an honest generator makes; no signature would verify. */
    KEY_INVALID,
    /** Its window ends before the key could sign. */
    WINDOW_TOO_SHORT,
    /** Its window is longer than {@link Lifecycle#LONGEST_WINDOW}. */
    WINDOW_TOO_LONG,
    /** The step does not start from the state that the key is in. */
    WRONG_STATE,
    /** No verifier may be left that was offline ever since before the key was published. */
    LEAD_TIME,
    /** Its window has not begun. */
    BEFORE_WINDOW,
    /** Its window is over, or will be before anything else allows the step. */
    AFTER_WINDOW,
    /** No other active key of that use may sign now. */
    NO_SUCCESSOR,
    /** A revoked key stays revoked. */
    REVOKED_IS_FINAL,
    /** What the key signed may still be shown. */
    STILL_SHOWN
  }
}
