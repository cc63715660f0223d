package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is scanned, the answer is a value; and nothing but the code itself is accepted. */
@Tag("large")
class NeverThrowsTest {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private final Random random = new Random(20_261_122);
  private final TestCity gate =
      TestCity.gate().take(new TestStatusList()).guard(ReplayGuard.none());
  private final List<TestCode> kinds =
      List.of(TestCode.live(), TestCode.paper(), TestCode.passFor(DEVICE));

  @Test
  void nothing() {
    assertEquals("rejected NOT_OUR_CODE", gate.scan((String) null, NOW));
    assertEquals("rejected NOT_OUR_CODE", gate.scan("", NOW));
  }

  @Test
  void randomTexts() {
    for (int i = 0; i < 100_000; i++) {
      int length = random.nextInt(80);
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "SSC1:" : "");
      for (int j = 0; j < length; j++) {
        boolean inAlphabet = random.nextInt(50) > 0;
        text.append(
            inAlphabet
                ? ALPHABET.charAt(random.nextInt(ALPHABET.length()))
                : (char) random.nextInt(0x10000));
      }
      assertRejected(text.toString());
    }
  }

  @Test
  void randomBytes() {
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 1) {
        bytes[0] = (byte) 0x84;
        bytes[1] = (byte) (0x40 + random.nextInt(30));
      }
      assertRejected(Base45Text.of(bytes));
    }
  }

  @Test
  void everyPrefixOfAGoodCode() {
    for (String text : goodTexts()) {
      for (int length = 0; length < text.length(); length++) {
        assertRejected(text.substring(0, length));
      }
    }
  }

  @Test
  void everyBitOfAGoodCodeFlipped() {
    for (TestCode kind : kinds) {
      byte[] bytes = Cbor.of(kind.message());
      for (int bit = 0; bit < 8 * bytes.length; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        assertRejected(Base45Text.of(flipped));
      }
    }
  }

  @Test
  void everyCharacterOfAGoodCodeExchanged() {
    for (String text : goodTexts()) {
      for (int i = 0; i < text.length(); i++) {
        char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        if (other != text.charAt(i)) {
          assertRejected(text.substring(0, i) + other + text.substring(i + 1));
        }
      }
    }
  }

  /** The signature holds, so all that is behind it is reached. */
  @Test
  void damagedClaimsThatAreSignedAllTheSame() {
    byte[] claims = (byte[]) TestCode.live().message().get(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(claims, claims.length - random.nextInt(2));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertNotEquals("", gate.scan(TestCode.live().payload(damaged)));
    }
  }

  private List<String> goodTexts() {
    return List.of(
        TestCode.live().text(), TestCode.passFor(DEVICE).shownBy(DEVICE, NOW, new byte[16]));
  }

  private void assertRejected(String text) {
    Verification answer = gate.verifierAt(NOW).verify(text);
    assertEquals(Verification.Rejected.class, answer.getClass(), text);
  }
}
