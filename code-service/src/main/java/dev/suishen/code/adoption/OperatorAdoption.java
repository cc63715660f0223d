package dev.suishen.code.adoption;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an operator's verifiers hold.
 *
 * @param operator account
 * @param verifiers all that are remembered: current, behind and away
 * @param current how many hold the newest bundle
 * @param behind how many of the others were heard of within the lead time
 * @param away how many of them were not
 * @param holdings by serial, the newest first
 */
@Serdeable
public record OperatorAdoption(
    String operator, int verifiers, int current, int behind, int away, List<Holding> holdings) {

  /**
   * Those that hold the same bundle.
   *
   * @param serial 0: they hold none
   * @param lastSeen when one of them was last heard of
   */
  @Serdeable
  public record Holding(long serial, int verifiers, Instant lastSeen) {}

  /** By operator, in order of their accounts. */
  static List<OperatorAdoption> of(List<HoldingCount> counts, long newest) {
    Map<String, List<HoldingCount>> operators =
        counts.stream()
            .collect(
                Collectors.groupingBy(HoldingCount::operator, TreeMap::new, Collectors.toList()));
    return operators.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue(), newest))
        .toList();
  }

  private static OperatorAdoption of(String operator, List<HoldingCount> counts, long newest) {
    int verifiers = counts.stream().mapToInt(HoldingCount::verifiers).sum();
    int behind = counts.stream().mapToInt(count -> count.behind(newest)).sum();
    int away = counts.stream().mapToInt(count -> count.away(newest)).sum();
    List<Holding> holdings =
        counts.stream()
            .sorted(Comparator.comparingLong(HoldingCount::serial).reversed())
            .map(count -> new Holding(count.serial(), count.verifiers(), count.lastSeen()))
            .toList();
    return new OperatorAdoption(
        operator, verifiers, verifiers - behind - away, behind, away, holdings);
  }
}
