package dev.suishen.verifier.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.suishen.verifier.SignatureEngine;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.engine.EngineRefusedException;
import dev.suishen.verifier.engine.JcaEngine;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.signature.CoseKey;
import java.security.Provider;
import java.util.Objects;
import org.conscrypt.Conscrypt;

/** What checks the signatures of a gate. */
public enum Engine {
  /** Alone. */
  BOUNCY_CASTLE {
    @Override
    Verifier.Builder hasten(Verifier.Builder gate) {
      return gate;
    }

    @Override
    SignatureEngine.Check check(VerificationKey key) {
      return key::verifies;
    }
  },
  /** In this build for Linux on x86-64. */
  CORRETTO {
    @Override
    Provider provider() {
      return AmazonCorrettoCryptoProvider.INSTANCE;
    }
  },
  CONSCRYPT {
    @Override
    Provider provider() {
      return Conscrypt.newProvider();
    }
  };

  Provider provider() {
    throw new IllegalStateException(this + " has none");
  }

  Verifier.Builder hasten(Verifier.Builder gate) {
    return gate.signatures(engine());
  }

  /** The check of one key's signatures and nothing around it. */
  SignatureEngine.Check check(VerificationKey key) {
    return Objects.requireNonNull(engine().prepare(key.algorithm(), point(key)));
  }

  private SignatureEngine engine() {
    try {
      return JcaEngine.of(provider());
    } catch (EngineRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] point(VerificationKey key) {
    try {
      return Objects.requireNonNull(CoseKey.read(new CborReader(key.encoded()))).point();
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }
}
