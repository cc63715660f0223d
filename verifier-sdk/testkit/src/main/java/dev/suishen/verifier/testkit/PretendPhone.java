package dev.suishen.verifier.testkit;

import dev.suishen.keys.code.DeviceCode;
import dev.suishen.keys.signing.SoftwareKey;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A phone that holds a PASS and its key, and shows device codes without any network. */
public final class PretendPhone {
  private final byte[] pass;
  private final SoftwareKey key;
  private final Clock clock;

  PretendPhone(byte[] pass, SoftwareKey key, Clock clock) {
    this.pass = pass;
    this.key = key;
    this.clock = clock;
  }

  /** The text it shows now: one proof a second, and so one text (wire format §4). */
  public String show() {
    return showAhead(0);
  }

  /**
   * The text it shows now to a reader that showed a challenge.
   *
   * @param challenge 8 to 32 bytes
   */
  public String answer(byte[] challenge) {
    return text(0, challenge);
  }

  /**
   * What it shows where its clock is so many seconds ahead.
   *
   * @param seconds behind where negative
   */
  public String showAhead(long seconds) {
    return text(seconds, null);
  }

  /** The PASS as it lies on the phone, shown by nobody. */
  byte[] pass() {
    return pass;
  }

  /** Another phone that was given this PASS, and not its key. */
  PretendPhone copiedTo(PretendPhone another) {
    return new PretendPhone(pass, another.key, clock);
  }

  private String text(long ahead, byte @Nullable [] challenge) {
    return DeviceCode.text(pass, key, clock.instant().plusSeconds(ahead), challenge);
  }
}
