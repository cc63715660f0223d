package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a PKCS#11 token, through SunPKCS11: made inside, never outside, ES256. What fails because
 * the session or the token is gone is tried once more in a new session; while the token stays away,
 * it is asked once a second, and all calls between fail at once. A PIN that the token refused is
 * not tried again.
 */
public final class Pkcs11Keys implements KeyCustody {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();
  private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

  private static final Set<Reason> PASSING =
      EnumSet.of(Reason.TOKEN_ABSENT, Reason.SESSION_LOST, Reason.TOKEN_FAILED);

  private final Pkcs11Token token;
  private final TokenPin pin;
  private volatile @Nullable TokenSession session;
  private @Nullable CustodyException failure;
  private long nextTry;
  private char @Nullable [] refusedPin;

  /** Connects with the first call. */
  public Pkcs11Keys(Pkcs11Token token, TokenPin pin) {
    this.token = token;
    this.pin = pin;
  }

  @Override
  public Set<Algorithm> algorithms() {
    return EnumSet.of(Algorithm.ES256);
  }

  @Override
  public synchronized CodeSigner make(Algorithm algorithm) {
    if (algorithm != Algorithm.ES256) {
      throw failure(Reason.ALGORITHM_MISSING, "a token makes no keys of " + algorithm);
    }
    CodeSigner made = new Signer(attempt(TokenSession::make));
    if (!made.publicKey().verifies(PROBE, made.sign(PROBE))) {
      throw failure(Reason.TOKEN_FAILED, "it does not sign for " + made.publicKey());
    }
    return made;
  }

  @Override
  public synchronized CodeSigner signer(VerificationKey key) {
    // One that another process made is seen once the token is read again.
    if (!attempt(held -> held.holds(key) || held.keys().contains(key))) {
      throw failure(Reason.KEY_ABSENT, key.toString());
    }
    return new Signer(key);
  }

  @Override
  public synchronized List<VerificationKey> keys() {
    return attempt(TokenSession::keys).stream()
        .sorted(Comparator.comparing(KeyCustody::name))
        .toList();
  }

  @Override
  public synchronized void destroy(VerificationKey key) {
    signer(key);
    attempt(held -> held.destroy(key));
  }

  private byte[] sign(VerificationKey key, byte[] message) {
    return attempt(held -> held.sign(key, message));
  }

  private <T> T attempt(Function<TokenSession, T> work) {
    TokenSession held = session();
    try {
      return work.apply(held);
    } catch (CustodyException e) {
      if (!PASSING.contains(e.reason())) {
        throw e;
      }
      return work.apply(sessionAfter(held, e));
    }
  }

  private TokenSession session() {
    TokenSession held = session;
    return held == null ? open() : held;
  }

  /** Many threads may have seen one session fail; the first opens the next. */
  private synchronized TokenSession sessionAfter(TokenSession failed, CustodyException why) {
    if (session == failed) {
      session = null;
      failure = why;
      nextTry = failed.hasSigned() ? System.nanoTime() : nextTry;
    }
    return open();
  }

  private synchronized TokenSession open() {
    TokenSession held = session;
    if (held != null) {
      return held;
    }
    if (failure != null && System.nanoTime() - nextTry < 0) {
      throw failure;
    }
    nextTry = System.nanoTime() + PAUSE;
    try {
      TokenSession opened = login();
      session = opened;
      return opened;
    } catch (CustodyException e) {
      failure = e;
      throw e;
    }
  }

  private TokenSession login() {
    char[] secret = pin.read();
    if (Arrays.equals(secret, refusedPin)) {
      throw failure(Reason.PIN_WRONG, "not tried again");
    }
    try {
      return TokenSession.open(token, secret);
    } catch (CustodyException e) {
      if (e.reason() == Reason.PIN_WRONG) {
        refusedPin = secret.clone();
      }
      throw e;
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private CustodyException failure(Reason reason, String detail) {
    return new CustodyException(reason, token.toString(), detail);
  }

  private final class Signer implements CodeSigner {
    private final VerificationKey key;

    private Signer(VerificationKey key) {
      this.key = key;
    }

    @Override
    public VerificationKey publicKey() {
      return key;
    }

    @Override
    public byte[] sign(byte[] message) {
      return Pkcs11Keys.this.sign(key, message);
    }

    @Override
    public String toString() {
      return "signer " + key + " in " + token;
    }
  }
}
