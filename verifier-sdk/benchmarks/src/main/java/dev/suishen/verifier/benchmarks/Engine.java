package dev.suishen.verifier.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.engine.EngineRefusedException;
import dev.suishen.verifier.engine.JcaEngine;
import java.security.Provider;
import org.conscrypt.Conscrypt;

/** What checks the signatures of a gate. */
public enum Engine {
  /** Alone. */
  BOUNCY_CASTLE,
  /** In this build for Linux on x86-64. */
  CORRETTO {
    @Override
    Verifier.Builder hasten(Verifier.Builder gate) {
      return with(AmazonCorrettoCryptoProvider.INSTANCE, gate);
    }
  },
  CONSCRYPT {
    @Override
    Verifier.Builder hasten(Verifier.Builder gate) {
      return with(Conscrypt.newProvider(), gate);
    }
  };

  Verifier.Builder hasten(Verifier.Builder gate) {
    return gate;
  }

  private static Verifier.Builder with(Provider provider, Verifier.Builder gate) {
    try {
      return gate.signatures(JcaEngine.of(provider));
    } catch (EngineRefusedException e) {
      throw new IllegalStateException(e);
    }
  }
}
