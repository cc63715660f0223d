package dev.suishen.verifier.internal.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import com.upokecenter.numbers.EInteger;
import dev.suishen.verifier.internal.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * RFC 8949 §4.2.1, as another library sees it: what it writes, ours reads, and ours refuses what it
 * would write otherwise. Every value is compared, save that of a float and of an integer beyond 64
 * bits, which ours only passes over: of those, the bytes are.
 */
@Tag("large")
class OtherReaderTest {
  private static final int ITEMS = 50_000;

  private final Random random = new Random(20_261_124);

  @Test
  void whatTheOtherWritesIsReadAndHasTheSameValue() throws MalformedException {
    for (int i = 0; i < 2 * ITEMS; i++) {
      CBORObject item = item(4);
      byte[] bytes = item.EncodeToBytes();
      assertTrue(isRead(bytes), () -> Hex.toHexString(bytes));
      assertSame(item, bytes);
    }
  }

  @Test
  void damagedItemsAreReadExactlyWhereTheOtherWritesThemSo() throws MalformedException {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 2 * ITEMS; i++) {
      byte[] bytes = damaged(item(3).EncodeToBytes());
      CBORObject other = writtenSo(bytes);
      assertEquals(other != null, isRead(bytes), () -> Hex.toHexString(bytes));
      if (other != null) {
        assertSame(other, bytes);
        read++;
      } else {
        refused++;
      }
    }
    assertTrue(read > ITEMS / 4 && refused > ITEMS / 4, read + " read, " + refused + " refused");
  }

  @Test
  void aFloatInALongerFormIsRefused() {
    for (int i = 0; i < ITEMS; i++) {
      double value = anyReal();
      byte[] written = real(value).EncodeToBytes();
      byte[] asDouble = ByteBuffer.allocate(9).put((byte) 0xfb).putDouble(value).array();
      byte[] asFloat = ByteBuffer.allocate(5).put((byte) 0xfa).putFloat((float) value).array();
      assertEquals(written.length == 9, isRead(asDouble), () -> Hex.toHexString(asDouble));
      if (written.length < 9) {
        assertEquals(written.length == 5, isRead(asFloat), () -> Hex.toHexString(asFloat));
      }
    }
  }

  private static void assertSame(CBORObject expected, byte[] bytes) throws MalformedException {
    CborReader in = new CborReader(bytes);
    assertSame(expected, in);
    in.end();
  }

  private static void assertSame(CBORObject expected, CborReader in) throws MalformedException {
    switch (in.peekMajor()) {
      case CborReader.BYTES -> assertArrayEquals(expected.GetByteString(), in.bytes().copy());
      case CborReader.TEXT -> assertEquals(expected.AsString(), in.text());
      case CborReader.ARRAY -> {
        in.array(expected.size());
        for (CBORObject element : expected.getValues()) {
          assertSame(element, in);
        }
      }
      case CborReader.MAP -> assertSameMap(expected, in);
      case CborReader.TAG -> {
        in.tag(expected.getMostOuterTag().ToInt64Unchecked());
        assertSame(expected.UntagOne(), in);
      }
      default -> assertSameNumber(expected, in);
    }
  }

  private static void assertSameMap(CBORObject expected, CborReader in) throws MalformedException {
    CborMap map = CborMap.read(in);
    for (Map.Entry<CBORObject, CBORObject> entry : expected.getEntries()) {
      assertTrue(map.next());
      CBORObject key = entry.getKey();
      assertEquals(isLong(key), isLong(key) && map.isKey(key.AsInt64Value()), key::toString);
      assertFalse(isLong(key) && map.isKey(key.AsInt64Value() ^ 1L << 32), key::toString);
      assertFalse(map.isKey(isLong(key) ? key.AsInt64Value() + 1 : 0), key::toString);
      assertSame(entry.getValue(), in);
    }
    assertFalse(map.next());
  }

  private static void assertSameNumber(CBORObject expected, CborReader in)
      throws MalformedException {
    if (isLong(expected)) {
      assertEquals(expected.AsInt64Value(), in.integer());
    } else {
      int start = in.position();
      in.skip();
      assertArrayEquals(expected.EncodeToBytes(), in.since(start).copy());
    }
  }

  private static boolean isLong(CBORObject item) {
    return !item.isTagged() && item.getType() == CBORType.Integer && item.CanValueFitInInt64();
  }

  private byte[] damaged(byte[] good) {
    byte[] bytes = Arrays.copyOf(good, Math.max(1, good.length + random.nextInt(3) - 1));
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private CBORObject item(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> CBORObject.FromObject(number());
      case 1 -> CBORObject.FromObject(bytes());
      case 2 -> CBORObject.FromObject(text());
      case 3 -> simple();
      case 4 -> real(anyReal());
      case 5 ->
          CBORObject.FromObjectAndTag(item(depth - 1), EInteger.FromInt64AsUnsigned(number()));
      case 6 -> array(depth - 1);
      default -> map(depth - 1);
    };
  }

  private CBORObject simple() {
    return switch (random.nextInt(4)) {
      case 0 -> CBORObject.True;
      case 1 -> CBORObject.Null;
      default -> CBORObject.FromSimpleValue(random.nextInt(20) + (random.nextBoolean() ? 0 : 32));
    };
  }

  /** Of every width, and the values on both sides of where the next begins. */
  private double anyReal() {
    double[] edges = {
      0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 65_504, 65_536, 0x1p-24, 0x1p-25
    };
    return switch (random.nextInt(4)) {
      case 0 -> edges[random.nextInt(edges.length)];
      case 1 -> random.nextInt(4096) / 16.0;
      case 2 -> Float.intBitsToFloat(random.nextInt());
      default -> Double.longBitsToDouble(random.nextLong());
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

  /** The other's reading of what it would write the same; null for all else. */
  private static @Nullable CBORObject writtenSo(byte[] bytes) {
    try {
      CBORObject item = CBORObject.DecodeFromBytes(bytes);
      return Arrays.equals(bytes, withOneNan(item).EncodeToBytes()) ? item : null;
    } catch (CBORException e) {
      return null;
    }
  }

  /** The other library keeps the bits of a NaN; in deterministic CBOR there is one. */
  private static CBORObject real(double value) {
    return CBORObject.FromObject(Double.isNaN(value) ? Double.NaN : value);
  }

  private static CBORObject withOneNan(CBORObject item) {
    if (item.isTagged()) {
      return CBORObject.FromObjectAndTag(withOneNan(item.UntagOne()), item.getMostOuterTag());
    }
    return switch (item.getType()) {
      case Array -> {
        CBORObject array = CBORObject.NewArray();
        item.getValues().forEach(element -> array.Add(withOneNan(element)));
        yield array;
      }
      case Map -> {
        CBORObject map = CBORObject.NewMap();
        item.getEntries()
            .forEach(entry -> map.set(withOneNan(entry.getKey()), withOneNan(entry.getValue())));
        yield map;
      }
      case FloatingPoint -> real(item.AsDoubleValue());
      default -> item;
    };
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
