package dev.suishen.verifier.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SunEC's signatures, bent. */
final class FakeProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private volatile Mode mode;

  FakeProvider(Mode mode, String... algorithms) {
    super("Fake", "1", "");
    this.mode = mode;
    for (String algorithm : algorithms) {
      putService(new BentService(algorithm));
    }
  }

  void become(Mode another) {
    mode = another;
  }

  enum Mode {
    AS_SUN_EC,
    ALWAYS,
    NEVER,
    ANY_SIGNATURE,
    ANY_MESSAGE,
    CANNOT_READ,
    BREAKS,
    BREAKS_LINK
  }

  private final class BentService extends Service {
    BentService(String algorithm) {
      super(FakeProvider.this, "Signature", algorithm, "none", null, null);
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      try {
        return new BentSignature(Signature.getInstance(getAlgorithm(), "SunEC"));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final class BentSignature extends SignatureSpi {
    private final Signature straight;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    BentSignature(Signature straight) {
      this.straight = straight;
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      straight.initVerify(key);
    }

    @Override
    protected void engineUpdate(byte b) {
      message.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      message.write(bytes, offset, length);
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return switch (mode) {
        case AS_SUN_EC -> verify(message.toByteArray(), signature);
        case ALWAYS -> true;
        case NEVER -> false;
        case ANY_SIGNATURE -> Arrays.equals(message.toByteArray(), published());
        case ANY_MESSAGE -> verify(published(), signature);
        case CANNOT_READ -> throw new SignatureException("no point");
        case BREAKS -> throw new ProviderException("the module is gone");
        case BREAKS_LINK -> throw new UnsatisfiedLinkError("no native library");
      };
    }

    private byte[] published() {
      String text = straight.getAlgorithm().equals("Ed25519") ? "r" : "sample";
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    private boolean verify(byte[] signed, byte[] signature) throws SignatureException {
      straight.update(signed);
      return straight.verify(signature);
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineSign() {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
