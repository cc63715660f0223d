package dev.suishen.verifier.fuzz;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.internal.bundle.BundleContent;
import dev.suishen.verifier.internal.bundle.CoseSign;
import dev.suishen.verifier.internal.bundle.CoseSign.RootSignature;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.claims.Claims;
import dev.suishen.verifier.internal.envelope.CoseSign1;
import dev.suishen.verifier.internal.envelope.DeviceProof;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.envelope.IssuerCode;
import dev.suishen.verifier.internal.signature.CoseKey;
import java.nio.ByteBuffer;

/**
 * What was read, written again by the issuers' writer from the values alone. Where a message has
 * one form, that must be the bytes that were read: none stands for two, and nothing in it went
 * unseen.
 */
final class WrittenBack {
  private WrittenBack() {}

  static byte[] envelope(Envelope envelope) {
    DeviceProof proof = envelope.proof();
    return proof == null ? issuerCode(envelope.issuer()) : deviceCode(envelope.issuer(), proof);
  }

  private static byte[] issuerCode(IssuerCode code) {
    byte[] header = algAndKid(2, code.alg(), code.kid()).toByteArray();
    return sign1(header, code.message().payload().copy(), code.message());
  }

  private static byte[] deviceCode(IssuerCode credential, DeviceProof proof) {
    byte[] header =
        out()
            .map(2)
            .integer(1)
            .integer(proof.alg())
            .integer(13)
            .raw(issuerCode(credential))
            .toByteArray();
    Slice nonce = proof.nonce();
    CborWriter payload = out().map(nonce == null ? 1 : 2).integer(6).integer(proof.issuedAt());
    if (nonce != null) {
      payload.integer(10).bytes(nonce.copy());
    }
    return sign1(header, payload.toByteArray(), proof.message());
  }

  private static byte[] sign1(byte[] header, byte[] payload, CoseSign1 message) {
    return out()
        .array(4)
        .bytes(header)
        .map(0)
        .bytes(payload)
        .bytes(message.signature().copy())
        .toByteArray();
  }

  static byte[] claims(Claims claims) {
    CoseKey key = claims.holderKey();
    CborWriter out =
        out()
            .map(key == null ? 4 : 5)
            .integer(4)
            .integer(claims.expires())
            .integer(5)
            .integer(claims.notBefore())
            .integer(7)
            .bytes(claims.cti().copy());
    if (key != null) {
      out.integer(8).map(1).integer(1).raw(key.thumbprintMembers());
    }
    return out.integer(-65537)
        .array(3)
        .integer(claims.kind().number())
        .integer(claims.scenes())
        .bytes(claims.sealed().copy())
        .toByteArray();
  }

  static byte[] bundle(CoseSign bundle) {
    CborWriter out =
        out()
            .tag(98)
            .array(4)
            .bytes(
                out()
                    .map(1)
                    .integer(3)
                    .text("application/vnd.suishen.trust-bundle+cbor")
                    .toByteArray())
            .map(0)
            .bytes(bundle.payload().copy())
            .array(bundle.signatures().size());
    for (RootSignature root : bundle.signatures()) {
      out.array(3)
          .bytes(algAndKid(2, root.alg(), root.kid()).toByteArray())
          .map(0)
          .bytes(root.signature().copy());
    }
    return out.toByteArray();
  }

  /** Of this version's keys alone: what a bundle has beside them is not read. */
  static byte[] content(BundleContent content) {
    CborWriter out =
        out()
            .map(10)
            .integer(1)
            .integer(1)
            .integer(2)
            .text(content.issuer())
            .integer(3)
            .integer(content.serial())
            .integer(4)
            .integer(content.issuedAt())
            .integer(5)
            .integer(content.expires())
            .integer(6)
            .integer(content.nextUpdate())
            .integer(7)
            .array(content.keys().size());
    for (SigningKey key : content.keys()) {
      out.array(5)
          .raw(key.key().encoded())
          .integer(key.notBefore())
          .integer(key.notAfter())
          .integer(key.use())
          .integer(key.state());
    }
    policy(out.integer(8), content.policy());
    out.integer(9)
        .array(2)
        .integer(content.roots().threshold())
        .array(content.roots().keys().size());
    for (VerificationKey root : content.roots().keys()) {
      out.raw(root.encoded());
    }
    out.integer(10).array(content.statusLists().size());
    for (StatusListLocation list : content.statusLists()) {
      out.array(3).integer(list.scene()).integer(list.number()).text(list.uri());
    }
    return out.toByteArray();
  }

  private static void policy(CborWriter out, TrustPolicy policy) {
    long[] seconds = {
      policy.skew(),
      policy.liveLifetime(),
      policy.passLifetime(),
      policy.paperLifetime(),
      policy.proofWindow(),
      policy.statusListMaxAge()
    };
    out.map(seconds.length);
    for (int i = 0; i < seconds.length; i++) {
      out.integer(i + 1).integer(seconds[i]);
    }
  }

  static byte[] statusList(StatusListToken token) {
    byte[] header =
        algAndKid(3, token.alg(), token.kid())
            .integer(16)
            .text("application/statuslist+cwt")
            .toByteArray();
    return out()
        .tag(18)
        .raw(sign1(header, token.message().payload().copy(), token.message()))
        .toByteArray();
  }

  private static CborWriter algAndKid(int entries, long alg, int kid) {
    return out()
        .map(entries)
        .integer(1)
        .integer(alg)
        .integer(4)
        .bytes(ByteBuffer.allocate(Integer.BYTES).putInt(kid).array());
  }

  private static CborWriter out() {
    return new CborWriter(512);
  }
}
