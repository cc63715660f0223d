package dev.suishen.code.citizen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 11643-1999; the two numbers are those of the standard's own examples. */
class IdentityNumberTest {
  private static final String OF_THE_STANDARD = "11010519491231002X";

  @Test
  void the_standards_examples_hold() {
    IdentityNumber number = IdentityNumber.parse(OF_THE_STANDARD).orElseThrow();
    assertEquals(LocalDate.of(1949, 12, 31), number.birthDate());
    assertTrue(IdentityNumber.parse("440524188001010014").isPresent());
  }

  @Test
  void no_other_check_character_fits() {
    for (char check : "0123456789".toCharArray()) {
      assertTrue(IdentityNumber.parse(OF_THE_STANDARD.substring(0, 17) + check).isEmpty());
    }
  }

  @Test
  void one_wrong_digit_or_two_neighbours_exchanged_are_found() {
    for (int i = 0; i < 17; i++) {
      StringBuilder wrong = new StringBuilder(OF_THE_STANDARD);
      wrong.setCharAt(i, (char) ('0' + (wrong.charAt(i) - '0' + 1) % 10));
      assertTrue(IdentityNumber.parse(wrong.toString()).isEmpty(), wrong::toString);
    }
    assertTrue(IdentityNumber.parse("11015019491231002X").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "11010519491231002",
        "11010519491231002x",
        "11010519491231002X ",
        "110105194912310020X",
        "11010519490229001X",
        "110105194913310024"
      })
  void what_is_of_another_form_or_day_is_none(String text) {
    assertTrue(IdentityNumber.parse(text).isEmpty());
  }

  @Test
  void it_prints_no_digit() {
    String printed = IdentityNumber.parse(OF_THE_STANDARD).orElseThrow().toString();
    assertTrue(printed.chars().noneMatch(Character::isDigit), printed);
  }
}
