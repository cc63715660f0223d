package dev.suishen.code.citizen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNameTest {
  @ParameterizedTest
  @CsvSource({"张三,张*", "张小三,张*三", "欧阳小三,欧**三", "𠮷田三,𠮷*三", "张,张"})
  void keeps_the_ends_of_a_name(String name, String masked) {
    assertEquals(masked, MaskedName.of(name));
  }
}
