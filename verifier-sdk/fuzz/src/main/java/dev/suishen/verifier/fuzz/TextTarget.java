package dev.suishen.verifier.fuzz;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.text.CodeText;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Whatever is scanned, the answer is a value, the same each time, and names a code only where the
 * city made it; whatever Base45 decodes, encodes to the same text.
 */
public final class TextTarget {
  private static final GenuineCity CITY = new GenuineCity();
  private static final Set<String> GENUINE = Set.copyOf(CITY.texts().values());
  private static final Verifier VERIFIER = CITY.verifier();

  private TextTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    decode(text);
    Verification answer = VERIFIER.verify(text);
    Require.that(
        !namesACode(answer) || GENUINE.contains(text), "only what the city made is a code");
    if (text.hashCode() % 16 == 0) { // a second signature check is dear
      Require.that(answer.equals(VERIFIER.verify(text)), "the same answer again");
    }
  }

  private static boolean namesACode(Verification answer) {
    return answer.fold(
        accepted -> true, rejected -> false, undetermined -> undetermined.code().isPresent());
  }

  private static void decode(String text) {
    if (CodeText.checkPrefix(text) == null) {
      try {
        Require.that(CodeIssuer.text(CodeText.decode(text)).equals(text), "one text for its bytes");
      } catch (MalformedException e) {
        // refused
      }
    }
  }
}
