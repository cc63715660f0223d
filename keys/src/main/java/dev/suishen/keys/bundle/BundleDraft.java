package dev.suishen.keys.bundle;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.keys.cbor.Cose;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * What a trust bundle is to say (wire format §5). Times are cut to whole seconds.
 *
 * @param issuer name of the issuing city or body
 * @param serial higher than that of every bundle before
 * @param roots what the next bundle must be signed by
 */
public record BundleDraft(
    String issuer,
    long serial,
    Instant issuedAt,
    Instant expires,
    Instant nextUpdate,
    List<SigningKey> keys,
    TrustPolicy policy,
    RootSet roots,
    List<StatusListLocation> statusLists) {
  private static final long FORMAT = 1;
  private static final byte[] BODY_HEADER =
      new CborWriter(64)
          .map(1)
          .integer(3)
          .text("application/vnd.suishen.trust-bundle+cbor")
          .toByteArray();

  public BundleDraft {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expires = expires.truncatedTo(ChronoUnit.SECONDS);
    nextUpdate = nextUpdate.truncatedTo(ChronoUnit.SECONDS);
    keys = List.copyOf(keys);
    statusLists = List.copyOf(statusLists);
  }

  /** What a bundle says, save what is of a later version; the next one is drafted from it. */
  public static BundleDraft of(TrustBundle bundle) {
    return new BundleDraft(
        bundle.issuer(),
        bundle.serial(),
        bundle.issuedAt(),
        bundle.expires(),
        bundle.nextUpdate(),
        bundle.keys(),
        bundle.policy(),
        bundle.roots(),
        bundle.statusLists());
  }

  /** The one after it, saying the same for as long, with the next serial. */
  public BundleDraft next(Instant now) {
    return new BundleDraft(
        issuer,
        serial + 1,
        now,
        now.plus(Duration.between(issuedAt, expires)),
        now.plus(Duration.between(issuedAt, nextUpdate)),
        keys,
        policy,
        roots,
        statusLists);
  }

  /**
   * Signs with these roots, assembles, and has the real verifier take the result, which is then
   * what {@code trust} holds.
   *
   * @param trust what a verifier holds that has followed the city so far
   * @throws BundleRefusedException if that verifier would not take the bundle: too few roots, a
   *     serial that does not rise, …
   */
  public TrustBundle sign(List<? extends CodeSigner> rootKeys, TrustStore trust)
      throws BundleRefusedException {
    List<RootSignature> signatures =
        rootKeys.stream().map(root -> RootSignature.by(root, this)).toList();
    return new AssembledBundle(this, signatures).takenBy(trust);
  }

  /** SHA-256 of the very bytes that are signed: what the holders of roots compare. */
  public byte[] digest() {
    byte[] payload = payload();
    SHA256Digest sha256 = new SHA256Digest();
    sha256.update(payload, 0, payload.length);
    byte[] digest = new byte[sha256.getDigestSize()];
    sha256.doFinal(digest, 0);
    return digest;
  }

  /** What a root signs. */
  byte[] toBeSigned(VerificationKey root) {
    return Cose.toBeSigned(BODY_HEADER, Cose.signerHeader(root), payload());
  }

  byte[] signedBy(List<RootSignature> signatures) {
    return Cose.sign(
        BODY_HEADER,
        payload(),
        signatures.stream().map(one -> new Cose.Signature(one.root(), one.signature())).toList());
  }

  private byte[] payload() {
    CborWriter out = new CborWriter(2048).map(10);
    out.integer(1).integer(FORMAT);
    out.integer(2).text(issuer);
    out.integer(3).integer(serial);
    out.integer(4).integer(issuedAt.getEpochSecond());
    out.integer(5).integer(expires.getEpochSecond());
    out.integer(6).integer(nextUpdate.getEpochSecond());
    out.integer(7);
    writeKeys(out);
    out.integer(8);
    writePolicy(out);
    out.integer(9).array(2).integer(roots.threshold()).array(roots.keys().size());
    roots.keys().stream().map(VerificationKey::encoded).forEach(out::raw);
    out.integer(10);
    writeStatusLists(out);
    return out.toByteArray();
  }

  private void writeKeys(CborWriter out) {
    out.array(keys.size());
    for (SigningKey key : keys) {
      out.array(5)
          .raw(key.key().encoded())
          .integer(key.notBefore())
          .integer(key.notAfter())
          .integer(key.use())
          .integer(key.state());
    }
  }

  private void writePolicy(CborWriter out) {
    out.map(6)
        .integer(1)
        .integer(policy.skew())
        .integer(2)
        .integer(policy.liveLifetime())
        .integer(3)
        .integer(policy.passLifetime())
        .integer(4)
        .integer(policy.paperLifetime())
        .integer(5)
        .integer(policy.proofWindow())
        .integer(6)
        .integer(policy.statusListMaxAge());
  }

  private void writeStatusLists(CborWriter out) {
    out.array(statusLists.size());
    for (StatusListLocation list : statusLists) {
      out.array(3).integer(list.scene()).integer(list.number()).text(list.uri());
    }
  }
}
