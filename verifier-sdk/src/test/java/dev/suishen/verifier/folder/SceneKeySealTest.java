package dev.suishen.verifier.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.verifier.Resource;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneKeySealTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] KEY = bytes(7);
  private static final byte[] PLAIN = bytes(42);

  static List<SceneKeySeal> seals() {
    return List.of(SceneKeySeal.hpke(KEY, RANDOM), SceneKeySeal.aes256(KEY, RANDOM));
  }

  @Test
  void sealsAndUnsealsAsTheVectorOfRfc9180() throws BrokenSealException {
    JsonNode vector = Resource.json("rfc9180-hpke/vector.json");
    byte[] skE = hex(vector, "skEm");
    HpkeSeal seal = new HpkeSeal(hex(vector, "skRm"), giving(skE));
    byte[] sealed = seal.seal(hex(vector, "pt"), hex(vector, "aad"), hex(vector, "info"));
    String expected = vector.get("enc").textValue() + vector.get("ct").textValue();
    assertEquals(expected, Hex.toHexString(sealed));
    byte[] plain = seal.unseal(sealed, hex(vector, "aad"), hex(vector, "info"));
    assertArrayEquals(hex(vector, "pt"), plain);
  }

  @Test
  void anotherImplementationOfAesGcmReadsOurs_andWeReadIts()
      throws GeneralSecurityException, BrokenSealException {
    SceneKeySeal seal = SceneKeySeal.aes256(KEY, RANDOM);
    byte[] sealed = seal.seal(PLAIN);
    byte[] nonce = Arrays.copyOf(sealed, 12);
    byte[] text = Arrays.copyOfRange(sealed, 12, sealed.length);
    assertArrayEquals(PLAIN, jdk(Cipher.DECRYPT_MODE, nonce).doFinal(text));
    byte[] other = new byte[12];
    byte[] theirs = jdk(Cipher.ENCRYPT_MODE, other).doFinal(PLAIN);
    byte[] whole = org.bouncycastle.util.Arrays.concatenate(other, theirs);
    assertArrayEquals(PLAIN, seal.unseal(whole));
  }

  @ParameterizedTest
  @MethodSource("seals")
  void sealedTwiceItIsNotTheSame(SceneKeySeal seal) {
    byte[] plain = PLAIN.clone();
    assertFalse(Arrays.equals(seal.seal(plain), seal.seal(plain)));
    assertArrayEquals(PLAIN, plain);
  }

  @ParameterizedTest
  @MethodSource("seals")
  void nothingAtAllIsSealedToo(SceneKeySeal seal) throws BrokenSealException {
    assertEquals(0, seal.unseal(seal.seal(new byte[0])).length);
  }

  @ParameterizedTest
  @MethodSource("seals")
  void whateverByteIsChanged_itIsBroken(SceneKeySeal seal) {
    byte[] sealed = seal.seal(PLAIN);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThrows(BrokenSealException.class, () -> seal.unseal(changed), "byte " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("seals")
  void whereverItIsCut_itIsBroken(SceneKeySeal seal) {
    byte[] sealed = seal.seal(PLAIN);
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(BrokenSealException.class, () -> seal.unseal(cut), "length " + length);
    }
  }

  @Test
  void anotherKeyOpensNothing() {
    byte[] hpke = SceneKeySeal.hpke(KEY, RANDOM).seal(PLAIN);
    byte[] aes = SceneKeySeal.aes256(KEY, RANDOM).seal(PLAIN);
    SceneKeySeal anotherHpke = SceneKeySeal.hpke(bytes(8), RANDOM);
    SceneKeySeal anotherAes = SceneKeySeal.aes256(bytes(8), RANDOM);
    assertThrows(BrokenSealException.class, () -> anotherHpke.unseal(hpke));
    assertThrows(BrokenSealException.class, () -> anotherAes.unseal(aes));
    assertThrows(BrokenSealException.class, () -> anotherAes.unseal(hpke));
  }

  /** With such a point the shared secret would be known to everybody. */
  @Test
  void aPointOfSmallOrderIsBroken() {
    SceneKeySeal seal = SceneKeySeal.hpke(KEY, RANDOM);
    byte[] sealed = seal.seal(PLAIN);
    Arrays.fill(sealed, 0, X25519.POINT_SIZE, (byte) 0);
    assertThrows(BrokenSealException.class, () -> seal.unseal(sealed));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void aKeyHas32Bytes(int length) {
    byte[] key = new byte[length];
    assertThrows(IllegalArgumentException.class, () -> SceneKeySeal.hpke(key, RANDOM));
    assertThrows(IllegalArgumentException.class, () -> SceneKeySeal.aes256(key, RANDOM));
  }

  @ParameterizedTest
  @MethodSource("seals")
  void closedItSealsNothingUnderAKeyOfZeros(SceneKeySeal seal) {
    byte[] sealed = seal.seal(PLAIN);
    seal.close();
    assertThrows(IllegalStateException.class, () -> seal.seal(PLAIN));
    assertThrows(IllegalStateException.class, () -> seal.unseal(sealed));
  }

  @Test
  void closedItsKeyIsZeros() throws ReflectiveOperationException {
    SceneKeySeal hpke = SceneKeySeal.hpke(KEY, RANDOM);
    SceneKeySeal aes = SceneKeySeal.aes256(KEY, RANDOM);
    byte[] hpkeKey = (byte[]) held(hpke, "privateKey");
    byte[] aesKey = ((KeyParameter) held(aes, "key")).getKey();
    for (byte[] key : List.of(hpkeKey, aesKey)) {
      assertArrayEquals(KEY, key);
    }
    hpke.close();
    aes.close();
    for (byte[] key : List.of(hpkeKey, aesKey)) {
      assertArrayEquals(new byte[32], key);
    }
  }

  private static Object held(SceneKeySeal seal, String name) throws ReflectiveOperationException {
    Field field = seal.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(seal);
  }

  @Test
  void itDoesNotChangeWithTheArrayItWasMadeOf() throws BrokenSealException {
    for (boolean hpke : new boolean[] {true, false}) {
      byte[] key = KEY.clone();
      SceneKeySeal seal = hpke ? SceneKeySeal.hpke(key, RANDOM) : SceneKeySeal.aes256(key, RANDOM);
      byte[] sealed = seal.seal(PLAIN);
      Arrays.fill(key, (byte) 0);
      assertArrayEquals(PLAIN, seal.unseal(sealed));
    }
  }

  private static Cipher jdk(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD("suishen scene keys 1".getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  /** Gives the same bytes again and again. */
  private static SecureRandom giving(byte[] bytes) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] out) {
        System.arraycopy(bytes, 0, out, 0, out.length);
      }
    };
  }

  private static byte[] bytes(int first) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  private static byte[] hex(JsonNode vector, String name) {
    return Hex.decode(vector.get(name).textValue());
  }
}
