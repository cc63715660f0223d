package dev.suishen.verifier.internal.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.internal.MalformedException;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8949 §4.2.1: each item has one form, and every other is refused. */
class CborReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "1818",
        "18ff",
        "190100",
        "19ffff",
        "1a00010000",
        "1affffffff",
        "1b0000000100000000",
        "1bffffffffffffffff",
        "3818",
        "f3",
        "f820",
        "f8ff"
      })
  void aHeadInItsShortestFormIsRead(String hex) throws MalformedException {
    skip(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1800",
        "1817",
        "190000",
        "1900ff",
        "1a00000000",
        "1a0000ffff",
        "1b0000000000000000",
        "1b00000000ffffffff",
        "3817",
        "5800",
        "7800",
        "9800",
        "b800",
        "d817",
        "f800",
        "f81f"
      })
  void aHeadInALongerFormIsRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1c",
        "1d",
        "1e",
        "1f",
        "3f",
        "5c",
        "5f",
        "7f",
        "9f",
        "bf",
        "df",
        "fc",
        "ff",
        "",
        "1cffffffffffffffffffffffffffffffff"
      })
  void reservedHeadsIndefiniteLengthsAndNothingAreRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fa47800000", // 65536, the first whose exponent is too large
        "fa477fe100", // between 65504 and the next half, one bit of fraction too many
        "fa3f801000", // the same near 1
        "fa33000000", // 2^-25, half of the smallest half
        "fa33c00000", // 1.5 times the smallest half
        "fa387fe000", // a fraction that a subnormal half is too short for
        "fa00000001", // the smallest single
        "fb3ff0000010000000", // 1 and one bit more than a single holds
        "fb36a0000000000001", // about 2^-149
        "fb47f0000000000000", // 2^128
        "f97c00",
        "f97e00",
        "f90001",
        "f98000"
      })
  void aFloatInItsShortestFormIsRead(String hex) throws MalformedException {
    skip(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fa477fe000", // 65504, the largest half
        "fa3f802000", // 1 and the last bit of a half
        "fa38800000", // 2^-14, the smallest normal half
        "fa38000000", // 2^-15, a subnormal half
        "fa33800000", // 2^-24, the smallest half
        "fa34400000", // three times that
        "fab3800000", // and its negative
        "fa00000000",
        "fa80000000", // zeros
        "fa7f800000",
        "fa7fc00000", // infinity, NaN
        "fb3ff0000020000000", // 1 and the last bit of a single
        "fb36a0000000000000", // 2^-149, the smallest single
        "fb47efffffe0000000", // the largest single
        "fb8000000000000000",
        "fb7ff8000000000000",
        "f97e01",
        "f9fe00",
        "f97c01" // other NaNs
      })
  void aFloatInALongerFormIsRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a201000200", // 1, 2
        "a21864002000", // 100 before -1: bytewise, not by value
        "a22000616100", // -1, "a"
        "a261610062616100", // "a", "aa": a shorter one first
        "a241000042000000", // h'00', h'0000'
        "a28000810000" // [], [0]
      })
  void aMapInOrderIsRead(String hex) throws MalformedException {
    skip(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a202000100", // 2, 1
        "a201000100",
        "a201000101", // twice
        "a22000186400", // -1 before 100
        "a262616100616100", // "aa", "a"
        "a2616200616100", // "b", "a"
        "a3010003000200" // the last out of place
      })
  void aMapOutOfOrderIsRefused(String hex) {
    assertRefused(hex);
  }

  @Test
  void itemsNestSixteenDeepAndNoDeeper() throws MalformedException {
    skip("81".repeat(15) + "00");
    assertRefused("81".repeat(16) + "00");
    skip("c1".repeat(15) + "00");
    assertRefused("c1".repeat(16) + "00");
    skip("a100".repeat(15) + "00");
    assertRefused("a100".repeat(16) + "00");
    assertRefused("81".repeat(100_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41",
        "5affffffff",
        "5bffffffffffffffff",
        "7affffffff",
        "8200",
        "9affffffff",
        "9bffffffffffffffff",
        "a100",
        "baffffffff",
        "bb7fffffffffffffff",
        "a200420000", // the second key
        "c1"
      })
  void moreThanIsThereIsRefused(String hex) {
    assertRefused(hex);
  }

  @Test
  void aCountIsAtMostTheNumberOfBytesLeft() throws MalformedException {
    assertEquals(2, reader("820000").array());
    assertThrows(MalformedException.class, () -> reader("8200").array());
    assertEquals(2, reader("a20000").map());
    assertThrows(MalformedException.class, () -> reader("a200").map());
  }

  @ParameterizedTest
  @ValueSource(strings = {"61ff", "62c328", "63eda080", "64f4908080", "62c080"})
  void textThatIsNotUtf8IsRefused(String hex) {
    assertRefused(hex);
  }

  @Test
  void anUnsignedNumberIsAtMost2To53() throws MalformedException {
    assertEquals((1L << 53) - 1, reader("1b001fffffffffffff").unsigned());
    assertThrows(MalformedException.class, () -> reader("1b0020000000000000").unsigned());
    assertThrows(MalformedException.class, () -> reader("1bffffffffffffffff").unsigned());
    assertThrows(MalformedException.class, () -> reader("20").unsigned());
  }

  @Test
  void anIntegerFitsALong() throws MalformedException {
    assertEquals(Long.MAX_VALUE, reader("1b7fffffffffffffff").integer());
    assertEquals(Long.MIN_VALUE, reader("3b7fffffffffffffff").integer());
    assertThrows(MalformedException.class, () -> reader("1b8000000000000000").integer());
    assertThrows(MalformedException.class, () -> reader("3b8000000000000000").integer());
    assertThrows(MalformedException.class, () -> reader("40").integer());
  }

  @Test
  void aMapsKeysAreNamedWhereTheyAreIntegersOrShortTexts() throws MalformedException {
    CborReader in = reader("a418ff0020006161008000");
    CborMap map = CborMap.read(in);
    map.next();
    assertEquals(true, map.isKey(255) && !map.isKey(0) && !map.isKey("a"));
    in.skip();
    map.next();
    assertEquals(true, map.isKey(-1) && !map.isKey(0));
    in.skip();
    map.next();
    assertEquals(true, map.isKey("a") && !map.isKey("b") && !map.isKey("aa") && !map.isKey(0));
    in.skip();
    map.next();
    assertEquals(true, !map.isKey(0) && !map.isKey(""));
    in.skip();
    assertEquals(false, map.next());
    in.end();
  }

  private static void skip(String hex) throws MalformedException {
    CborReader in = reader(hex);
    in.skip();
    in.end();
  }

  private static void assertRefused(String hex) {
    assertThrows(MalformedException.class, () -> skip(hex));
  }

  private static CborReader reader(String hex) {
    return new CborReader(Hex.decode(hex));
  }
}
