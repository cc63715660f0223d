package dev.suishen.keys.audit;

import dev.suishen.keys.cbor.CborWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;

/**
 * Who did what to what, and when. A value as it was found; whether it is the entry that was written
 * {@link AuditChain} says. {@link AuditHead#next} makes new ones.
 *
 * @param number from 1, without gaps
 * @param at to the microsecond
 * @param actor the account, or what acts by itself
 * @param action stable, in capitals
 * @param subject serial of a bundle, kid of a key, number of an approval
 * @param detail at most 16 more facts by name
 * @param previous hash of the entry before, {@link AuditHead#START}'s for the first; 32 bytes in
 *     hexadecimal
 * @param hash of this entry; 32 bytes in hexadecimal
 */
public record AuditEntry(
    long number,
    Instant at,
    String actor,
    String action,
    String subject,
    SortedMap<String, String> detail,
    String previous,
    String hash) {
  /**
   * What each text of an entry is: 1 to 200 characters of one line, no control or format
   * characters. A regular expression.
   */
  public static final String TEXT = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,200}";

  static final int MOST_DETAILS = 16;

  private static final Pattern FIT = Pattern.compile(TEXT);

  /** Keeps the hash from being that of anything else. */
  private static final String DOMAIN = "suishen audit entry 1";

  public AuditEntry {
    detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
  }

  /** What the next entry follows. */
  public AuditHead head() {
    return new AuditHead(number, hash);
  }

  /** The same, with the hash that it must have. */
  AuditEntry sealed() {
    return new AuditEntry(number, at, actor, action, subject, detail, previous, fingerprint());
  }

  /** Whether the hash is that of what the entry says. */
  boolean isIntact() {
    return hash.equals(fingerprint());
  }

  /** SHA-256 of a deterministic CBOR array (RFC 8949 §4.2.1) of all the other components. */
  private String fingerprint() {
    CborWriter out = new CborWriter(512).array(8);
    out.text(DOMAIN).text(previous).integer(number).text(at.toString());
    out.text(actor).text(action).text(subject).map(detail.size());
    detail.entrySet().stream()
        .map(fact -> new byte[][] {cbor(fact.getKey()), cbor(fact.getValue())})
        .sorted((one, other) -> Arrays.compareUnsigned(one[0], other[0]))
        .forEach(fact -> out.raw(fact[0]).raw(fact[1]));
    byte[] encoded = out.toByteArray();
    SHA256Digest sha256 = new SHA256Digest();
    sha256.update(encoded, 0, encoded.length);
    byte[] digest = new byte[sha256.getDigestSize()];
    sha256.doFinal(digest, 0);
    return Hex.toHexString(digest);
  }

  /**
   * @throws IllegalArgumentException if a text is empty, too long or has control or format
   *     characters
   */
  AuditEntry requireFit() {
    requireText("actor", actor);
    requireText("action", action);
    requireText("subject", subject);
    if (detail.size() > MOST_DETAILS) {
      throw new IllegalArgumentException("over " + MOST_DETAILS + " details");
    }
    detail.forEach(
        (name, value) -> {
          requireText("the name of a detail", name);
          requireText("a detail", value);
        });
    return this;
  }

  private static void requireText(String name, String text) {
    if (!FIT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          name + " is not 1 to 200 characters of one line, without control or format characters");
    }
  }

  private static byte[] cbor(String text) {
    return new CborWriter(64).text(text).toByteArray();
  }
}
