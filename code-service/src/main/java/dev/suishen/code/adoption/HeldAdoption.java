package dev.suishen.code.adoption;

import dev.suishen.code.trust.Adoption;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.SigningKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@link Adoption} by what verifiers said that they hold. */
@Singleton
final class HeldAdoption implements Adoption {
  private final HoldingRepository holdings;
  private final Lifecycle lifecycle;

  HeldAdoption(HoldingRepository holdings, Lifecycle lifecycle) {
    this.holdings = holdings;
    this.lifecycle = lifecycle;
  }

  @Override
  public Standing of(SigningKey published, Instant now) {
    List<HoldingCount> counts = holdings.count(now.minus(lifecycle.leadTime()));
    return standing(published, lifecycle.mayBeActiveFrom(published), counts, now);
  }

  /**
   * A verifier that holds a bundle of the key's first serial or a later one has the key, whenever
   * it said so. One that has not asked since the key was published holds an earlier one.
   *
   * @param from when its lead time is over and its window has begun
   */
  static Standing standing(
      SigningKey published, Instant from, List<HoldingCount> counts, Instant now) {
    long wanted = published.publishedIn().orElseThrow();
    int behind = counts.stream().mapToInt(count -> count.behind(wanted)).sum();
    int away = counts.stream().mapToInt(count -> count.away(wanted)).sum();
    return new Standing(behind == 0 && !now.isBefore(from), from, behind, away);
  }
}
