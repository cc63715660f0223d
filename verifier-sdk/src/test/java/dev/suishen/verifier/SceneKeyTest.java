package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wire format §3.1. */
class SceneKeyTest {
  private static final byte[] SECRET =
      Hex.decode("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final byte[] CTI = Hex.decode("8899aabbccddeeff");

  @Test
  void thePadIsTheBeginningOfTheHmacOfLabelSceneAndCti() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    byte[] hmac = mac.doFinal(Hex.decode("53534331" + "04" + "8899aabbccddeeff"));
    SceneKey key = SceneKey.of(Scene.HOTEL, 0, SECRET);
    assertArrayEquals(Arrays.copyOf(hmac, 11), key.applyPad(CTI, new byte[11]));
  }

  @Test
  void sealingTwiceUnseals() {
    SceneKey key = SceneKey.of(Scene.HOTEL, 0, SECRET);
    byte[] plain = Hex.decode("0102030405060708090a0b");
    byte[] sealed = key.applyPad(CTI, plain);
    assertEquals("0102030405060708090a0b", Hex.toHexString(plain));
    assertArrayEquals(plain, key.applyPad(CTI, sealed));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "86399, 0", "86400, 1", "1795001036, 20775"})
  void anEpochIsAWholeDay(long notBefore, long epoch) {
    assertEquals(epoch, SceneKey.epochOf(notBefore));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void aSecretHas32Bytes(int length) {
    assertThrows(
        IllegalArgumentException.class, () -> SceneKey.of(Scene.HOTEL, 0, new byte[length]));
  }

  @Test
  void aKeyDoesNotChangeWithTheArrayItWasMadeOf() {
    byte[] secret = SECRET.clone();
    SceneKey key = SceneKey.of(Scene.HOTEL, 0, secret);
    byte[] before = key.applyPad(CTI, new byte[11]);
    Arrays.fill(secret, (byte) 0);
    assertArrayEquals(before, key.applyPad(CTI, new byte[11]));
  }

  @Test
  void addedKeysJoinThoseHeld_andTheNewerOfTwoCounts() {
    SceneKeys held =
        keys(TestCity.sceneKey(Scene.TRANSIT, 9), TestCity.sceneKey(Scene.TRANSIT, 10));
    SceneKey renewed = SceneKey.of(Scene.TRANSIT, 10, SECRET);
    SceneKeys all = held.with(keys(renewed, TestCity.sceneKey(Scene.HOTEL, 10)), 9);
    assertEquals(held.find(Scene.TRANSIT, 9), all.find(Scene.TRANSIT, 9));
    assertEquals(renewed, all.find(Scene.TRANSIT, 10));
    assertEquals(TestCity.sceneKey(Scene.HOTEL, 10).toString(), "" + all.find(Scene.HOTEL, 10));
    assertEquals(null, all.find(Scene.MEDICAL, 10));
  }

  @Test
  void keysOfDaysBeforeTheFirstAreForgotten_theFirstDaysAreHeld() {
    SceneKeys held =
        keys(TestCity.sceneKey(Scene.TRANSIT, 9), TestCity.sceneKey(Scene.TRANSIT, 10));
    SceneKeys all = held.with(keys(TestCity.sceneKey(Scene.HOTEL, 9)), 10);
    assertEquals(null, all.find(Scene.TRANSIT, 9));
    assertEquals(null, all.find(Scene.HOTEL, 9));
    assertEquals(held.find(Scene.TRANSIT, 10), all.find(Scene.TRANSIT, 10));
  }

  @Test
  void aStoreAddsKeysToThoseItHolds() {
    TestCity gate = TestCity.gate();
    long today = SceneKey.epochOf(TestCity.NOW);
    gate.trust().putSceneKeys(keys(TestCity.sceneKey(Scene.TRANSIT, today - 1)));
    assertEquals("undetermined SCENE_KEY_MISSING", gate.scan(TestCode.live()));
    gate.trust().addSceneKeys(keys(TestCity.sceneKey(Scene.TRANSIT, today)), today - 1);
    assertEquals("accepted", gate.scan(TestCode.live()));
    assertTrue(gate.trust().sceneKeys().holds(Scene.TRANSIT, today));
    assertFalse(gate.trust().sceneKeys().holds(Scene.TRANSIT, today + 1));
    assertFalse(gate.trust().sceneKeys().holds(Scene.HOTEL, today));
    gate.trust().addSceneKeys(SceneKeys.none(), today + 1);
    assertEquals("undetermined SCENE_KEY_MISSING", gate.scan(TestCode.live().numbered(2)));
  }

  @Test
  void keysAreReadAsTheyWereWritten() {
    SceneKeys keys =
        keys(SceneKey.of(Scene.HOTEL, -1, SECRET), SceneKey.of(Scene.TRANSIT, 20_775, SECRET));
    byte[] encoded = keys.encoded();
    SceneKeys read = SceneKeys.decoded(encoded);
    assertEquals(82, encoded.length);
    byte[] pad = Objects.requireNonNull(keys.find(Scene.HOTEL, -1)).applyPad(CTI, new byte[11]);
    Arrays.fill(encoded, (byte) 0);
    SceneKey hotel = Objects.requireNonNull(read.find(Scene.HOTEL, -1));
    assertArrayEquals(pad, hotel.applyPad(CTI, new byte[11]));
    assertEquals("key of transit for epoch 20775", "" + read.find(Scene.TRANSIT, 20_775));
    assertEquals(0, SceneKeys.decoded(new byte[0]).encoded().length);
  }

  @Test
  void otherBytesAreNoKeys() {
    byte[] one = keys(SceneKey.of(Scene.HOTEL, 1, SECRET)).encoded();
    for (int length = 1; length <= 81; length++) {
      byte[] cut = Arrays.copyOf(org.bouncycastle.util.Arrays.concatenate(one, one), length);
      if (length != 41) {
        assertThrows(IllegalArgumentException.class, () -> SceneKeys.decoded(cut));
      }
    }
    one[0] = 6;
    assertThrows(IllegalArgumentException.class, () -> SceneKeys.decoded(one));
  }

  private static SceneKeys keys(SceneKey... keys) {
    return SceneKeys.of(List.of(keys));
  }

  @ParameterizedTest
  @CsvSource({"1, medical", "2, transit", "3, venue", "4, hotel", "5, service"})
  void scenesHaveTheirNumbersAndLabels(int number, String label) {
    assertEquals(label, Scene.ofNumber(number).orElseThrow().label());
    assertEquals(number, Scene.ofLabel(label).orElseThrow().number());
  }

  @Test
  void thereAreFiveScenesAndThreeKinds() {
    assertEquals(true, Scene.ofNumber(0).isEmpty() && Scene.ofNumber(6).isEmpty());
    assertEquals(true, Scene.ofLabel("Transit").isEmpty());
    assertEquals(true, CodeKind.ofNumber(-1).isEmpty() && CodeKind.ofNumber(3).isEmpty());
    assertEquals(CodeKind.PAPER, CodeKind.ofNumber(2).orElseThrow());
  }
}
