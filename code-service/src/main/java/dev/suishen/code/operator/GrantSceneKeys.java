package dev.suishen.code.operator;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.scene.SceneKeyring;
import dev.suishen.verifier.Scene;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gives an operator the keys that open its scene's parts, day by day. */
@Singleton
public final class GrantSceneKeys {
  private static final int MOST_DAYS = 60;
  private static final int MOST_AHEAD = 60;

  /** The longest life of a code (wire format §3, PAPER). */
  private static final int MOST_BEHIND = 180;

  private final Operators operators;
  private final SceneKeyring keyring;
  private final Clock clock;

  GrantSceneKeys(Operators operators, SceneKeyring keyring, Clock clock) {
    this.operators = operators;
    this.keyring = keyring;
    this.clock = clock;
  }

  /**
   * @param from the first day, UTC; today where null; at most 180 days ago
   * @param days 1 to 60, the last at most 60 days ahead
   * @return by days since 1970-01-01, 64 hexadecimal digits each; completes with a {@link Fault}
   *     SCENE_NOT_YOURS
   * @throws Fault DAYS_OUT_OF_RANGE, DAY_OUT_OF_RANGE
   */
  public CompletionStage<Map<Long, String>> grant(
      String account, Scene scene, @Nullable LocalDate from, int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw Fault.of(FaultCode.DAYS_OUT_OF_RANGE, "days is from 1 to " + MOST_DAYS);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate first = from == null ? today : from;
    if (first.isBefore(today.minusDays(MOST_BEHIND))
        || first.plusDays(days - 1L).isAfter(today.plusDays(MOST_AHEAD))) {
      throw Fault.of(
          FaultCode.DAY_OUT_OF_RANGE,
          "keys are given for " + MOST_BEHIND + " days back and " + MOST_AHEAD + " ahead");
    }
    return operators
        .require(account, scene)
        .thenApply(allowed -> keys(scene, first.toEpochDay(), days));
  }

  private Map<Long, String> keys(Scene scene, long first, int days) {
    Map<Long, String> keys = new TreeMap<>();
    for (long epoch = first; epoch < first + days; epoch++) {
      keys.put(epoch, HexFormat.of().formatHex(keyring.secret(scene, epoch)));
    }
    return keys;
  }
}
