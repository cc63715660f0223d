package dev.suishen.keys.rotation;

import static dev.suishen.keys.PretendCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.BundleRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A year of a city that rotates its keys and loses some to thieves, seen by verifiers that are
 * offline for up to the lead time.
 */
class YearOfRotationsTest {
  private static final long SEED = 20261122;
  private static final Duration LEAD = Lifecycle.DEFAULT.leadTime();
  private static final Instant END = NOW.plus(Duration.ofDays(365));

  private final Random random = new Random(SEED);
  private int activations;
  private int keys;

  @Test
  void no_good_code_is_refused_and_no_code_of_a_revoked_key_taken() throws Exception {
    Tally tally = run(Lifecycle.DEFAULT, 200);
    System.out.println("seed " + SEED + ", " + activations + " keys signed; " + tally);
    assertTrue(activations >= 15, activations + " keys signed");
    assertTrue(keys < 40, keys + " keys in the ring at the end");
    assertEquals(0, tally.goodRefused, "seed " + SEED + ": " + tally);
    assertEquals(0, tally.revokedAccepted, "seed " + SEED + ": " + tally);
    assertTrue(tally.goodAccepted > 15_000, tally.toString());
    assertTrue(tally.revokedRefused > 500, tally.toString());
    assertTrue(tally.revokedUnknown > 500, tally.toString());
  }

  @Test
  void without_the_lead_time_good_codes_are_refused() throws Exception {
    Tally tally = run(new Lifecycle(Duration.ZERO), 20);
    System.out.println("seed " + SEED + ", no lead time: " + tally);
    assertTrue(tally.goodRefused > 0, "seed " + SEED + ": " + tally);
    assertEquals(0, tally.revokedAccepted, tally.toString());
  }

  private Tally run(Lifecycle lifecycle, int verifiers) throws Exception {
    CityYear city = new CityYear(lifecycle, NOW);
    List<Showing> showings = live(city);
    return IntStream.range(0, verifiers)
        .mapToObj(
            number -> new OfflineVerifier(city, LEAD, new Random(SEED + number), number % 2 == 0))
        .toList()
        .parallelStream()
        .map(verifier -> see(verifier, showings))
        .reduce(new Tally(), Tally::plus);
  }

  private static Tally see(OfflineVerifier verifier, List<Showing> showings) {
    try {
      return verifier.see(showings);
    } catch (BundleRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** The city's year; what was shown in it. */
  private List<Showing> live(CityYear city) throws Exception {
    Crowd crowd = new Crowd(city, random);
    NavigableSet<Instant> thefts = thefts();
    NavigableSet<Instant> visits = visits();
    Optional<SoftwareKey> signer = Optional.empty();
    for (Instant now = NOW; now.isBefore(END); now = earliest(city.nextTurn(), thefts, visits)) {
      if (thefts.remove(now)) {
        if (signer.isPresent()) {
          crowd.steal(city.revokeSigner(now), now);
        }
      } else if (!visits.remove(now)) {
        city.turn(now);
      } else {
        crowd.visit(now);
      }
      Optional<SoftwareKey> next = city.signer(now);
      if (next.isPresent() && !next.equals(signer)) {
        activations++;
        crowd.welcome(next.get(), now);
      }
      signer = next;
    }
    keys = city.keys();
    crowd.showings.sort(Comparator.comparing(Showing::at));
    return crowd.showings.stream().filter(showing -> showing.at().isBefore(END)).toList();
  }

  /** One in each season; in two of them the next key as well, within the lead time. */
  private NavigableSet<Instant> thefts() {
    NavigableSet<Instant> thefts = new TreeSet<>();
    for (int season = 0; season < 4; season++) {
      Instant theft = NOW.plusSeconds((10 + 90 * season) * 86_400L + random.nextInt(80 * 86_400));
      thefts.add(theft);
      if (season % 2 == 0) {
        thefts.add(theft.plusSeconds(1 + random.nextLong(LEAD.toSeconds())));
      }
    }
    return thefts;
  }

  /** Two a day. */
  private NavigableSet<Instant> visits() {
    NavigableSet<Instant> visits = new TreeSet<>();
    for (int half = 0; half < 2 * 365; half++) {
      visits.add(NOW.plusSeconds(half * 43_200L + 1 + random.nextInt(43_199)));
    }
    return visits;
  }

  private static Instant earliest(
      Instant turn, NavigableSet<Instant> thefts, NavigableSet<Instant> visits) {
    Instant earliest = turn;
    for (NavigableSet<Instant> others : List.of(thefts, visits)) {
      if (!others.isEmpty() && others.first().isBefore(earliest)) {
        earliest = others.first();
      }
    }
    return earliest;
  }
}
