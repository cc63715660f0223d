package dev.suishen.code.trust;

import dev.suishen.code.fault.Fault;
import dev.suishen.keys.custody.CustodyException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a key signs codes: it is tried, at most once a second. The bytes are of no message that
 * anybody reads.
 */
@Singleton
public final class SigningCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SigningCheck.class);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();
  private static final int PATIENCE_SECONDS = 2;
  private static final byte[] PROBE = "does it sign?".getBytes(StandardCharsets.US_ASCII);

  private final City city;
  private final ExecutorService threads;
  private CompletableFuture<Answer> last = CompletableFuture.completedFuture(Answer.SIGNS);
  private long nextTry = System.nanoTime();
  private volatile boolean away;

  SigningCheck(City city, @Named("signing") ExecutorService threads) {
    this.city = city;
    this.threads = threads;
  }

  /** Completes soon with whether one signs: a custody that keeps silent is away. */
  public synchronized CompletableFuture<Answer> ask() {
    long now = System.nanoTime();
    if (last.isDone() && now - nextTry >= 0) {
      nextTry = now + PAUSE;
      last = CompletableFuture.supplyAsync(this::attempt, threads);
    }
    return last.copy().completeOnTimeout(Answer.CUSTODY_AWAY, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Answer attempt() {
    try {
      city.codeSigner().sign(PROBE);
      if (away) {
        LOG.info("Codes are signed again");
        away = false;
      }
      return Answer.SIGNS;
    } catch (Fault e) {
      return Answer.NO_KEY;
    } catch (CustodyException e) {
      if (!away) {
        LOG.error("No code is signed: {}", e.getMessage());
        away = true;
      }
      return Answer.CUSTODY_AWAY;
    }
  }

  /** How codes are. */
  public enum Answer {
    SIGNS,
    /** The city has none that may sign now. */
    NO_KEY,
    /** It has one, and its custody does not sign with it. */
    CUSTODY_AWAY
  }
}
