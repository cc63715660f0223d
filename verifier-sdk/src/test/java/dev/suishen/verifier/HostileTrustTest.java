package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.BundleReader;
import dev.suishen.verifier.internal.bundle.CoseSign;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.cbor.Slice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is delivered as trust, it is read or refused: never another exception. */
@Tag("large")
class HostileTrustTest {
  private static final int TRIES = 20_000;

  private final Random random = new Random(20_261_124);

  /** Read without its signatures, so that all behind them is reached. */
  @Test
  void aDamagedBundlePayloadIsReadOrRefused() throws MalformedException {
    byte[] payload = CoseSign.read(new TestBundle().signed()).payload().copy();
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = damaged(payload);
      try {
        BundleReader.read(new Slice(damaged, 0, damaged.length));
      } catch (MalformedException e) {
        refused++;
      }
    }
    assertTrue(refused > 0 && refused < TRIES, refused + " refused");
  }

  @Test
  void aDamagedStatusListTokenIsReadOrRefused() {
    byte[] token = new TestStatusList().signed();
    int refused = 0;
    for (int i = 0; i < TRIES / 10; i++) {
      try {
        StatusListToken.read(damaged(token)).claims();
      } catch (MalformedException e) {
        refused++;
      }
    }
    assertTrue(refused > 0 && refused < TRIES / 10, refused + " refused");
  }

  @Test
  void aDamagedBundleIsNeverTaken() {
    byte[] bundle = new TestBundle().signed();
    Instant now = Instant.ofEpochSecond(TestCity.NOW);
    TrustStore trust =
        TrustStore.pinned(RootSet.of(2, TestCity.ROOTS.stream().map(TestKey::publicKey).toList()));
    for (int i = 0; i < TRIES / 10; i++) {
      byte[] damaged = damaged(bundle);
      if (!Arrays.equals(damaged, bundle)) {
        assertThrows(BundleRefusedException.class, () -> trust.takeBundle(damaged, now));
      }
    }
  }

  private byte[] damaged(byte[] good) {
    byte[] bytes = Arrays.copyOf(good, good.length + (random.nextInt(8) == 0 ? -1 : 0));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
