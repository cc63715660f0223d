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
 * @param current how many of those heard of within the lead time hold the newest bundle
 * @param behind how many of those hold an earlier one, or none
 * @param away how many were not heard of for longer
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
    int heard = counts.stream().mapToInt(HoldingCount::heard).sum();
    int behind =
        counts.stream().filter(count -> count.lacks(newest)).mapToInt(HoldingCount::heard).sum();
    List<Holding> holdings =
        counts.stream()
            .sorted(Comparator.comparingLong(HoldingCount::serial).reversed())
            .map(count -> new Holding(count.serial(), count.verifiers(), count.lastSeen()))
            .toList();
    return new OperatorAdoption(
        operator, verifiers, heard - behind, behind, verifiers - heard, holdings);
  }
}
