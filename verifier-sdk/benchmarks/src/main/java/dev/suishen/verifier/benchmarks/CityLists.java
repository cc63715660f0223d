package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The status lists of the metro, some holders revoked at random places, the same each time. */
final class CityLists {
  private final int lists;
  private final BitSet revoked = new BitSet();

  /**
   * @param lists of 2²⁰ holders each
   * @param share of the holders that is revoked, 0 to below 1
   */
  CityLists(int lists, double share) {
    this.lists = lists;
    Random places = new Random(20_261_124);
    for (long left = Math.round(share * holders()); left > 0; left--) {
      revoked.set(revoked.nextClearBit(places.nextInt(holders())));
    }
  }

  /** 24 of them, for 25 million holders. */
  static CityLists ofAll(double share) {
    return new CityLists(24, share);
  }

  /** Holders that there is room for. */
  int holders() {
    return lists * StatusListDraft.ENTRIES;
  }

  /** The first status index in force from {@code index} on. */
  int inForce(int index) {
    return revoked.nextClearBit(index);
  }

  List<StatusListLocation> locations() {
    return IntStream.range(0, lists)
        .mapToObj(number -> new StatusListLocation(Scene.TRANSIT.number(), number, uri(number)))
        .toList();
  }

  /** The Status List Tokens, in the order of their numbers. */
  List<byte[]> tokens(CodeSigner statusKey) {
    return IntStream.range(0, lists)
        .mapToObj(
            number ->
                draft(number)
                    .sign(statusKey, uri(number), City.NOW, City.NOW.plus(City.DAY), City.DAY))
        .toList();
  }

  private StatusListDraft draft(int number) {
    StatusListDraft draft = new StatusListDraft();
    int first = number * StatusListDraft.ENTRIES;
    revoked.get(first, first + StatusListDraft.ENTRIES).stream()
        .forEach(place -> draft.set(place, StatusListDraft.Status.INVALID));
    return draft;
  }

  private static String uri(int number) {
    return "/status/" + Scene.TRANSIT.number() + "/" + number;
  }
}
