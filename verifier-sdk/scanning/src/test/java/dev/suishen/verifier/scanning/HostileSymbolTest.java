package dev.suishen.verifier.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

/**
 * Whoever draws a symbol chooses its bits: segments that end too early, character sets that do not
 * exist, kanji that are none. What they mean may be nothing, but no symbol stops the scanner.
 */
class HostileSymbolTest {
  private static final int SIZE = 21;
  private static final int DATA = 19;
  private static final int CODEWORDS = 26;
  private static final int TIMING = 6;
  private static final int MODULE = 3;
  private static final int QUIET_ZONE = 4 * MODULE;
  private static final int SIDE = SIZE * MODULE + 2 * QUIET_ZONE;

  private final SymbolReader reader = new SymbolReader(1, 1);
  private final ReedSolomonEncoder correction = new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256);
  private final ByteMatrix drawn = mask0();

  @Test
  void a_symbol_may_hold_any_bits() {
    Random random = new Random(26);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] data = new byte[DATA];
      random.nextBytes(data);
      read += read(data).size();
    }
    // Most mean nothing.
    assertTrue(read > 250 && read < 4_750, "read " + read);
  }

  @Test
  void the_symbols_are_drawn_as_the_standard_says() {
    byte[] data =
        Hex.decode("40548656c6c6f0ec11ec11ec11ec11ec11ec11"); // bytes, 5, "Hello", padding

    assertEquals(Set.of("Hello"), read(data));
  }

  private Set<String> read(byte[] data) {
    GreyImage grey = new GreyImage(SIDE, SIDE);
    BitMatrix dark = new BitMatrix(SIDE);
    Arrays.fill(grey.getMatrix(), (byte) 255);
    ByteMatrix modules = symbol(data);
    for (int y = 0; y < SIZE * MODULE; y++) {
      for (int x = 0; x < SIZE * MODULE; x++) {
        if (modules.get(x / MODULE, y / MODULE) == 1) {
          dark.set(x + QUIET_ZONE, y + QUIET_ZONE);
          grey.getMatrix()[(y + QUIET_ZONE) * SIDE + x + QUIET_ZONE] = 0;
        }
      }
    }
    return reader.read(dark, grey);
  }

  /** Version 1-L with mask 0: ZXing's patterns and format, with other codewords in it. */
  private ByteMatrix symbol(byte[] data) {
    int[] codewords = new int[CODEWORDS];
    for (int i = 0; i < DATA; i++) {
      codewords[i] = data[i] & 0xff;
    }
    correction.encode(codewords, CODEWORDS - DATA);
    int bit = 0;
    for (int right = SIZE - 1; right > 0; right -= 2) {
      if (right == TIMING) {
        right--;
      }
      boolean up = (SIZE - 1 - right) / 2 % 2 == 0;
      for (int i = 0; i < SIZE; i++) {
        int y = up ? SIZE - 1 - i : i;
        for (int x = right; x > right - 2; x--) {
          if (isData(x, y)) {
            int set = codewords[bit / 8] >> (7 - bit % 8) & 1;
            drawn.set(x, y, set ^ ((x + y) % 2 == 0 ? 1 : 0));
            bit++;
          }
        }
      }
    }
    return drawn;
  }

  private static boolean isData(int x, int y) {
    boolean finder = x < 9 && y < 9 || x >= SIZE - 8 && y < 9 || x < 9 && y >= SIZE - 8;
    return !finder && x != TIMING && y != TIMING;
  }

  private static ByteMatrix mask0() {
    try {
      return Encoder.encode("A", ErrorCorrectionLevel.L, Map.of(EncodeHintType.QR_MASK_PATTERN, 0))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
