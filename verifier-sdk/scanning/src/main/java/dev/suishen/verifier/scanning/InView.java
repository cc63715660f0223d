package dev.suishen.verifier.scanning;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The codes before the camera, each verified once, and which of them are still to be told. */
final class InView {
  /** A wall of codes must not fill the memory; the one longest unseen makes room. */
  private static final int MOST = 32;

  private static final int FRAMES_OF_A_REFUSAL = 2;

  private final Function<String, Verification> verifier;
  private final Duration memory;
  private final int framesOfAForeignCode;
  private final Map<String, Sighting> sightings = new LinkedHashMap<>(MOST, 0.75f, true);

  InView(Function<String, Verification> verifier, Duration memory, int framesOfAForeignCode) {
    this.verifier = verifier;
    this.memory = memory;
    this.framesOfAForeignCode = framesOfAForeignCode;
  }

  /**
   * What was verified is told, also where the next frame no longer shows it: an accepted code is
   * marked as used.
   *
   * @param texts what a frame showed
   * @param now its moment
   * @return one that is to be told now
   */
  Optional<Scan> see(Collection<String> texts, Instant now) {
    sightings.values().removeIf(sighting -> sighting.isPast(now));
    texts.forEach(text -> sighting(text).seen(now));
    boolean ours = sightings.values().stream().anyMatch(sighting -> !sighting.foreign());
    return sightings.values().stream()
        .filter(sighting -> sighting.isDue(ours))
        .findFirst()
        .map(Sighting::tell);
  }

  private Sighting sighting(String text) {
    Sighting known = sightings.get(text);
    if (known != null) {
      return known;
    }
    if (sightings.size() == MOST) {
      sightings.remove(sightings.keySet().iterator().next());
    }
    Sighting sighting = new Sighting(new Scan(text, verifier.apply(text)));
    sightings.put(text, sighting);
    return sighting;
  }

  private final class Sighting {
    private final Scan scan;
    private int frames;
    private Instant last = Instant.MIN;
    private boolean told;

    Sighting(Scan scan) {
      this.scan = scan;
    }

    void seen(Instant now) {
      last = now;
      frames++;
    }

    /** Also where the clock was set back. */
    boolean isPast(Instant now) {
      return Duration.between(last, now).abs().compareTo(memory) > 0;
    }

    boolean foreign() {
      return scan.verification()
          .fold(
              accepted -> false,
              rejected -> rejected.reason() == Reason.NOT_OUR_CODE,
              undetermined -> false);
    }

    boolean isDue(boolean oursInView) {
      if (told || (foreign() && oursInView)) {
        return false;
      }
      return frames
          >= scan.verification()
              .fold(
                  accepted -> 1,
                  rejected -> foreign() ? framesOfAForeignCode : FRAMES_OF_A_REFUSAL,
                  undetermined -> FRAMES_OF_A_REFUSAL);
    }

    Scan tell() {
      told = true;
      return scan;
    }
  }
}
