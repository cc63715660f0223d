package dev.suishen.verifier.testkit;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Scene keys and pseudonyms (wire format §3.1). */
final class SceneSecrets {
  private static final ZoneOffset CITY = ZoneOffset.ofHours(8);
  private static final long SUBJECTS = (1L << 40) - 1;
  private static final int DAYS_BACK = 180;
  private static final int DAYS_AHEAD = 60;

  private final Seed seed;

  SceneSecrets(Seed seed) {
    this.seed = seed;
  }

  SceneKey key(Scene scene, Instant notBefore) {
    return key(scene, SceneKey.epochOf(notBefore.getEpochSecond()));
  }

  List<SceneKey> keys(Scene scene, Instant now) {
    List<SceneKey> keys = new ArrayList<>();
    long today = SceneKey.epochOf(now.getEpochSecond());
    for (long epoch = today - DAYS_BACK; epoch <= today + DAYS_AHEAD; epoch++) {
      keys.add(key(scene, epoch));
    }
    return keys;
  }

  List<SceneKey> keys(Instant now) {
    List<SceneKey> keys = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      keys.addAll(keys(scene, now));
    }
    return keys;
  }

  /** 40 bits, never the same for two holders: an odd factor permutes them. */
  long subject(PretendHolder holder, Scene scene, Instant moment) {
    ByteBuffer period =
        ByteBuffer.wrap(seed.bytes("subject " + scene + " " + period(scene, moment)));
    return holder.number() * (period.getLong() | 1) + period.getLong() & SUBJECTS;
  }

  private SceneKey key(Scene scene, long epoch) {
    return SceneKey.of(scene, epoch, secret(scene, epoch));
  }

  byte[] secret(Scene scene, long epoch) {
    return seed.bytes("scene key " + scene + " " + epoch);
  }

  private static String period(Scene scene, Instant moment) {
    LocalDate day = moment.atOffset(CITY).toLocalDate();
    return switch (scene) {
      case MEDICAL, HOTEL, SERVICE -> "ever";
      case TRANSIT -> YearMonth.from(day).toString();
      case VENUE -> day.toString();
    };
  }
}
