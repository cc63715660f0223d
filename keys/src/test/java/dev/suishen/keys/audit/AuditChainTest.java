package dev.suishen.keys.audit;

import static dev.suishen.keys.audit.AuditFault.Kind.CUT_SHORT;
import static dev.suishen.keys.audit.AuditFault.Kind.EDITED;
import static dev.suishen.keys.audit.AuditFault.Kind.HEAD_DIFFERS;
import static dev.suishen.keys.audit.AuditFault.Kind.MISSING;
import static dev.suishen.keys.audit.AuditFault.Kind.NOT_THE_FIRST;
import static dev.suishen.keys.audit.AuditFault.Kind.OUT_OF_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.keys.audit.AuditFault.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a chain is found, and the first place is named. */
class AuditChainTest {
  private static final int SIZE = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_chain_as_it_was_written_is_whole(long seed) {
    List<AuditEntry> chain = new RandomChain(seed).entries(SIZE);
    assertWhole(List.of(), AuditHead.START);
    for (AuditEntry kept : chain) {
      assertWhole(chain, kept.head());
      assertWhole(chain.subList(0, (int) kept.number()), kept.head());
    }
    assertWhole(chain, AuditHead.START);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void each_entry_that_is_taken_away_is_missed(long seed) {
    List<AuditEntry> chain = new RandomChain(seed).entries(SIZE);
    for (int number = 1; number < SIZE; number++) {
      List<AuditEntry> fewer = new ArrayList<>(chain);
      fewer.remove(number - 1);
      assertFault(number == 1 ? NOT_THE_FIRST : MISSING, number, fewer, AuditHead.START);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void an_end_that_is_cut_off_is_missed_by_whoever_kept_the_head(long seed) {
    List<AuditEntry> chain = new RandomChain(seed).entries(SIZE);
    AuditHead kept = chain.get(SIZE - 1).head();
    for (int left = 0; left < SIZE; left++) {
      assertFault(CUT_SHORT, left + 1, chain.subList(0, left), kept);
      assertWhole(chain.subList(0, left), AuditHead.START);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void each_two_that_change_places_are_found(long seed) {
    List<AuditEntry> chain = new RandomChain(seed).entries(SIZE);
    for (int one = 1; one <= SIZE; one++) {
      for (int other = one + 1; other <= SIZE; other++) {
        List<AuditEntry> swapped = new ArrayList<>(chain);
        Collections.swap(swapped, one - 1, other - 1);
        assertFault(OUT_OF_ORDER, one, swapped, AuditHead.START);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 14, 15})
  void each_entry_that_comes_twice_is_found(long seed) {
    List<AuditEntry> chain = new RandomChain(seed).entries(SIZE);
    for (int number = 1; number <= SIZE; number++) {
      for (int place = number; place <= SIZE; place++) {
        List<AuditEntry> more = new ArrayList<>(chain);
        more.add(place, chain.get(number - 1));
        assertFault(OUT_OF_ORDER, number, more, AuditHead.START);
      }
    }
  }

  /** The hash is made anew, so that the entry fits itself: the next one does not follow it. */
  @ParameterizedTest
  @ValueSource(longs = {16, 17, 18})
  void an_entry_that_is_written_anew_is_found_at_the_next(long seed) {
    RandomChain random = new RandomChain(seed);
    List<AuditEntry> chain = random.entries(SIZE);
    for (int number = 1; number < SIZE; number++) {
      List<AuditEntry> forged = new ArrayList<>(chain);
      forged.set(number - 1, random.after(headBefore(chain, number)));
      assertFault(EDITED, number + 1, forged, AuditHead.START);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {19, 20, 21})
  void an_entry_that_is_put_in_between_is_found(long seed) {
    RandomChain random = new RandomChain(seed);
    List<AuditEntry> chain = random.entries(SIZE);
    for (int number = 1; number <= SIZE; number++) {
      List<AuditEntry> more = new ArrayList<>(chain);
      more.add(number - 1, random.after(headBefore(chain, number)));
      assertFault(OUT_OF_ORDER, number, more, AuditHead.START);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {22, 23, 24})
  void a_chain_that_is_written_anew_is_found_by_whoever_kept_a_head(long seed) {
    RandomChain random = new RandomChain(seed);
    List<AuditEntry> chain = random.entries(SIZE);
    for (int from = 1; from <= SIZE; from++) {
      List<AuditEntry> anew = new ArrayList<>(chain.subList(0, from - 1));
      for (int number = from; number <= SIZE; number++) {
        anew.add(random.after(headBefore(anew, number)));
      }
      assertWhole(anew, AuditHead.START);
      for (int kept = from; kept <= SIZE; kept++) {
        assertFault(HEAD_DIFFERS, kept, anew, chain.get(kept - 1).head());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {25, 26, 27})
  void a_chain_that_goes_on_from_another_does_not_start(long seed) {
    RandomChain random = new RandomChain(seed);
    AuditEntry elsewhere = random.after(new AuditHead(0, "1".repeat(64)));
    assertFault(NOT_THE_FIRST, 1, List.of(elsewhere), AuditHead.START);
  }

  @ParameterizedTest
  @ValueSource(longs = {28, 29, 30})
  void of_two_faults_the_first_is_named(long seed) {
    List<AuditEntry> chain = new RandomChain(seed).entries(SIZE);
    chain.remove(8);
    Collections.swap(chain, 2, 4);
    assertFault(OUT_OF_ORDER, 3, chain, AuditHead.START);
    chain.remove(1);
    assertFault(MISSING, 2, chain, AuditHead.START);
  }

  private static AuditHead headBefore(List<AuditEntry> chain, int number) {
    return number == 1 ? AuditHead.START : chain.get(number - 2).head();
  }

  private static void assertWhole(List<AuditEntry> chain, AuditHead known) {
    AuditChain verified = verify(chain, known);
    assertEquals(Optional.empty(), verified.fault());
    assertEquals(headBefore(chain, chain.size() + 1), verified.intact());
  }

  private static void assertFault(Kind kind, long number, List<AuditEntry> chain, AuditHead known) {
    assertEquals(Optional.of(new AuditFault(kind, number)), verify(chain, known).fault());
  }

  private static AuditChain verify(List<AuditEntry> chain, AuditHead known) {
    AuditChain verified = new AuditChain(known);
    chain.forEach(verified::add);
    return verified;
  }
}
