package dev.suishen.verifier.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.internal.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {

  @Test
  void aTextOf2048CharactersIsDecodedAndALongerOneNotLookedAt() throws MalformedException {
    assertEquals((2048 - 5) / 3 * 2, CodeText.decode(text(2048)).length);
    for (int length : new int[] {2049, 2050, 2051, 1 << 20}) {
      MalformedException e =
          assertThrows(MalformedException.class, () -> CodeText.decode(text(length)));
      assertEquals("longer than 2048 characters", e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSC1:", "SSC1:6BF"})
  void ourPrefixIsOurs(String text) {
    assertNull(CodeText.checkPrefix(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSC0:", "SSC2:6BF", "SSC9:"})
  void anotherDigitIsAnotherVersion(String text) {
    assertEquals(Reason.UNSUPPORTED_VERSION, CodeText.checkPrefix(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSC1",
        "ssc1:6BF",
        " SSC1:6BF",
        "SSC:16BF",
        "SSC10:6BF",
        "SSCA:",
        "SSC/:",
        "SSC::",
        "HC1:6BF",
        "SSC\uff11:6BF",
        "https://suishen.example/SSC1:"
      })
  void anyOtherPrefixIsNotOurs(String text) {
    assertEquals(Reason.NOT_OUR_CODE, CodeText.checkPrefix(text));
  }

  private static String text(int length) {
    return "SSC1:" + "0".repeat(length - 5);
  }
}
