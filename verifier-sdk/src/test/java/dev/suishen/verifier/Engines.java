package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.suishen.verifier.engine.EngineRefusedException;
import dev.suishen.verifier.engine.JcaEngine;
import dev.suishen.verifier.internal.cbor.Slice;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** Every engine there is, side by side with Bouncy Castle. */
final class Engines {
  static final List<JcaEngine> ALL = all();

  private Engines() {}

  /**
   * The answer that Bouncy Castle gives, every engine with it, and each alone but SunEC for ES256.
   */
  static boolean holds(VerificationKey key, byte[] message, byte[] signature) {
    boolean holds = key.verifies(message, signature);
    for (JcaEngine engine : ALL) {
      Witness witness = new Witness(engine);
      assertEquals(holds, key.verifies(message, slice(signature), witness), engine::toString);
      assertTrue(witness.accepted() == 0 || holds, engine + " accepts what is refused");
      if (witness.asked() > 0 && !fallsShort(engine, key)) {
        assertEquals(holds, witness.accepted() > 0, engine + " without Bouncy Castle");
      }
    }
    assertNoFaults();
    return holds;
  }

  /** SunEC of Java 17 refuses ECDSA signatures whose point has an x above the group's order. */
  private static boolean fallsShort(JcaEngine engine, VerificationKey key) {
    return key.algorithm() == Algorithm.ES256 && engine.toString().startsWith("SunEC");
  }

  static void assertNoFaults() {
    for (JcaEngine engine : ALL) {
      assertEquals(0, engine.faults(), engine::toString);
    }
  }

  static Slice slice(byte[] signature) {
    return new Slice(signature, 0, signature.length);
  }

  /** Corretto's is for Linux on x86-64 in this build; elsewhere the others alone are compared. */
  private static List<JcaEngine> all() {
    List<Provider> providers = new ArrayList<>();
    providers.add(Conscrypt.newProvider());
    providers.add(Objects.requireNonNull(Security.getProvider("SunEC")));
    if (System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")) {
      providers.add(AmazonCorrettoCryptoProvider.INSTANCE);
    }
    List<JcaEngine> engines = new ArrayList<>();
    for (Provider provider : providers) {
      try {
        engines.add(JcaEngine.of(provider));
      } catch (EngineRefusedException e) {
        throw new AssertionError(e);
      }
    }
    return List.copyOf(engines);
  }

  /** Counts what an engine is asked and what it accepts. */
  static final class Witness implements SignatureEngine {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final SignatureEngine engine;

    Witness(SignatureEngine engine) {
      this.engine = engine;
    }

    @Override
    public @Nullable Check prepare(Algorithm algorithm, byte[] point) {
      Check check = engine.prepare(algorithm, point);
      return check == null ? null : (message, signature) -> ask(check, message, signature);
    }

    int asked() {
      return asked.get();
    }

    int accepted() {
      return accepted.get();
    }

    private boolean ask(Check check, byte[] message, byte[] signature) {
      asked.incrementAndGet();
      boolean accepts = check.accepts(message, signature);
      accepted.addAndGet(accepts ? 1 : 0);
      return accepts;
    }
  }
}
