package dev.suishen.verifier;

import dev.suishen.verifier.internal.bundle.BundleContent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trust bundle (wire format §5) that a {@link TrustStore} has taken: holding one proves that
 * enough roots signed it and that it was no rollback. Immutable. Its age is the verifier's to
 * weigh.
 */
public final class TrustBundle {
  private final byte[] encoded;
  private final BundleContent content;
  private final Map<Integer, SigningKey> byKid = new HashMap<>();

  TrustBundle(byte[] encoded, BundleContent content) {
    this.encoded = encoded;
    this.content = content;
    content.keys().forEach(key -> byKid.put(key.key().kid(), key));
  }

  /** {@return name of the issuing city or body} */
  public String issuer() {
    return content.issuer();
  }

  /** {@return a number that rises by at least one with every bundle} */
  public long serial() {
    return content.serial();
  }

  /** {@return when it was issued, by its own words} */
  public Instant issuedAt() {
    return Instant.ofEpochSecond(content.issuedAt());
  }

  /**
   * {@return the moment from which on every answer that would have been accepted is {@link
   * Reason#TRUST_STALE}}
   */
  public Instant expires() {
    return Instant.ofEpochSecond(content.expires());
  }

  /**
   * {@return the moment after which a newer bundle is due, and an unknown key is {@link
   * Reason#TRUST_STALE}}
   */
  public Instant nextUpdate() {
    return Instant.ofEpochSecond(content.nextUpdate());
  }

  /** {@return the keys of a type that this verifier knows} */
  public List<SigningKey> keys() {
    return content.keys();
  }

  /** {@return the limits of time that it sets} */
  public TrustPolicy policy() {
    return content.policy();
  }

  /** {@return the roots that the next bundle must be signed by} */
  public RootSet roots() {
    return content.roots();
  }

  /** {@return every status list of the city} */
  public List<StatusListLocation> statusLists() {
    return content.statusLists();
  }

  /** {@return the bytes as they were taken, COSE_Sign} */
  public byte[] encoded() {
    return encoded.clone();
  }

  boolean hasBytes(byte[] other) {
    return Arrays.equals(encoded, other);
  }

  @Nullable SigningKey find(int kid) {
    return byKid.get(kid);
  }

  /**
   * A key that signs codes or status lists. Numbers that this version has no name for are kept and
   * never usable.
   *
   * @param notBefore first second, since the epoch, of its window
   * @param notAfter last second of its window
   * @param use 1 codes, 2 status lists
   * @param state 1 published, 2 active, 3 retired, 4 revoked
   */
  public record SigningKey(VerificationKey key, long notBefore, long notAfter, int use, int state) {
    /** {@link #use}: signs codes. */
    public static final int FOR_CODES = 1;

    /** {@link #use}: signs status lists. */
    public static final int FOR_STATUS_LISTS = 2;

    /** {@link #state}: known to verifiers, not signing yet. */
    public static final int PUBLISHED = 1;

    /** {@link #state}: signing now. */
    public static final int ACTIVE = 2;

    /** {@link #state}: signs no more; what it signed is good. */
    public static final int RETIRED = 3;

    /** {@link #state}: nothing that it signed is good. */
    public static final int REVOKED = 4;
  }

  /**
   * @param number list <i>n</i> holds the indexes <i>n</i>·2²⁰ to <i>n</i>·2²⁰+2²⁰−1
   * @param uri path below the service's address, and the {@code sub} of the list's token
   */
  public record StatusListLocation(int scene, int number, String uri) {}
}
