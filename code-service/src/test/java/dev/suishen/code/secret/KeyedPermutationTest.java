package dev.suishen.code.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyedPermutationTest {
  private static final long LAST = (1L << 40) - 1;

  private final KeyedPermutation permutation = new KeyedPermutation(new byte[32], 40);

  @Test
  void every_number_has_a_place_of_its_own_and_can_be_found_again() {
    Set<Long> places = new HashSet<>();
    for (long number : new long[] {0, 1, 2, LAST / 2, LAST - 1, LAST}) {
      long place = permutation.apply(number);
      assertTrue(place >= 0 && place <= LAST && places.add(place));
      assertEquals(number, permutation.invert(place));
    }
  }

  @Test
  void another_key_is_another_permutation() {
    byte[] key = new byte[32];
    key[31] = 1;
    assertNotEquals(permutation.apply(1), new KeyedPermutation(key, 40).apply(1));
  }

  @Test
  void there_is_no_place_for_what_has_more_bits() {
    assertThrows(IllegalArgumentException.class, () -> permutation.apply(LAST + 1));
    assertThrows(IllegalArgumentException.class, () -> permutation.apply(-1));
  }
}
