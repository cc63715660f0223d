package dev.suishen.verifier.internal.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import dev.suishen.verifier.internal.MalformedException;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

/**
 * RFC 8949 §4.2.1, as another library sees it: what it writes, ours reads, and ours refuses what it
 * would write otherwise. Tags are left out: the other library gives some of them a meaning.
 */
class OtherReaderTest {
  private static final int ITEMS = 50_000;

  private final Random random = new Random(20_261_124);

  @Test
  void whatTheOtherWritesIsRead() {
    for (int i = 0; i < ITEMS; i++) {
      byte[] bytes = item(4).EncodeToBytes();
      assertTrue(isRead(bytes), Hex.toHexString(bytes));
    }
  }

  @Test
  void integersAndStringsHaveTheSameValue() throws MalformedException {
    for (int i = 0; i < ITEMS; i++) {
      long number = number();
      assertEquals(number, new CborReader(CBORObject.FromObject(number).EncodeToBytes()).integer());
      String text = text();
      assertEquals(text, new CborReader(CBORObject.FromObject(text).EncodeToBytes()).text());
    }
  }

  @Test
  void damagedItemsAreReadExactlyWhereTheOtherWritesThemSo() {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 4 * ITEMS; i++) {
      byte[] bytes = damaged(item(3).EncodeToBytes());
      if (mayHoldATag(bytes)) {
        continue;
      }
      boolean same = isWrittenSo(bytes);
      assertEquals(same, isRead(bytes), Hex.toHexString(bytes));
      if (same) {
        read++;
      } else {
        refused++;
      }
    }
    assertTrue(read > ITEMS / 4 && refused > ITEMS / 4, read + " read, " + refused + " refused");
  }

  private byte[] damaged(byte[] good) {
    byte[] bytes = Arrays.copyOf(good, Math.max(1, good.length + random.nextInt(3) - 1));
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private CBORObject item(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> CBORObject.FromObject(number());
      case 1 -> CBORObject.FromObject(bytes());
      case 2 -> CBORObject.FromObject(text());
      case 3 -> random.nextBoolean() ? CBORObject.True : CBORObject.Null;
      case 4 -> array(depth - 1);
      default -> map(depth - 1);
    };
  }

  private CBORObject array(int depth) {
    CBORObject array = CBORObject.NewArray();
    for (int left = random.nextInt(5); left > 0; left--) {
      array.Add(item(depth));
    }
    return array;
  }

  private CBORObject map(int depth) {
    CBORObject map = CBORObject.NewMap();
    for (int left = random.nextInt(5); left > 0; left--) {
      map.set(item(0), item(depth));
    }
    return map;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(30)];
    random.nextBytes(bytes);
    return bytes;
  }

  private long number() {
    return random.nextLong() >> random.nextInt(64);
  }

  private String text() {
    return random
        .ints(random.nextInt(30), 0x20, 0x800)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean mayHoldATag(byte[] bytes) {
    for (byte b : bytes) {
      if ((b & 0xe0) == CborReader.TAG << 5) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWrittenSo(byte[] bytes) {
    try {
      return Arrays.equals(bytes, CBORObject.DecodeFromBytes(bytes).EncodeToBytes());
    } catch (CBORException e) {
      return false;
    }
  }

  private static boolean isRead(byte[] bytes) {
    try {
      CborReader reader = new CborReader(bytes);
      reader.skip();
      reader.end();
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }
}
