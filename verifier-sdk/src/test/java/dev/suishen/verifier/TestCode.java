package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A code to be made, right in all that is not said otherwise: one scene, from now on. */
final class TestCode {
  private final Map<Object, Object> claims = new LinkedHashMap<>();
  private final Map<Integer, byte[]> parts = new TreeMap<>();
  private final int kind;
  private long nbf = NOW;
  private byte[] cti = {1, 2, 3, 4, 5, 6, 7, 8};
  private TestKey signer = TestCity.CODE_KEY;
  private int alg = TestKey.ALG;
  private long subject = 0x1234567890L;
  private int facets;
  private long index;
  private byte @Nullable [] payload;

  private TestCode(CodeKind kind, long lifetime) {
    this.kind = kind.number();
    this.nbf = NOW;
    claims.put(4, NOW + lifetime);
  }

  static TestCode live() {
    return new TestCode(CodeKind.LIVE, 60);
  }

  static TestCode paper() {
    return new TestCode(CodeKind.PAPER, 86_400);
  }

  static TestCode passFor(TestKey device) {
    TestCode code = new TestCode(CodeKind.PASS, 86_400);
    code.claims.put(8, Map.of(1, new Cbor.Raw(device.publicKey().thumbprintMembers())));
    return code;
  }

  TestCode from(long notBefore) {
    nbf = notBefore;
    return this;
  }

  TestCode until(long expires) {
    return with(4, expires);
  }

  TestCode with(int claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  TestCode numbered(int number) {
    cti = new byte[] {0, 0, 0, 0, 0, 0, (byte) (number >>> 8), (byte) number};
    return this;
  }

  TestCode of(long holder) {
    subject = holder;
    return this;
  }

  TestCode facets(int bits) {
    facets = bits;
    return this;
  }

  TestCode statusIndex(long statusIndex) {
    index = statusIndex;
    return this;
  }

  TestCode signedBy(TestKey key) {
    signer = key;
    return this;
  }

  TestCode naming(int algorithm) {
    alg = algorithm;
    return this;
  }

  /** In place of the claims, whatever they are. */
  TestCode payload(byte[] bytes) {
    payload = bytes;
    return this;
  }

  /** The scanned text of the code alone. */
  String text() {
    return Base45Text.of(Cbor.of(message()));
  }

  /** The scanned text of the device code around this PASS. */
  String shownBy(TestKey device, long iat, byte @Nullable [] nonce) {
    return shownBy(device, TestKey.ALG, iat, nonce);
  }

  String shownBy(TestKey device, int proofAlg, long iat, byte @Nullable [] nonce) {
    Map<Object, Object> proof = new LinkedHashMap<>(Map.of(6, iat));
    if (nonce != null) {
      proof.put(10, nonce);
    }
    byte[] header = Cbor.of(Map.of(1, proofAlg, 13, message()));
    return Base45Text.of(Cbor.of(device.sign1(header, Cbor.of(proof))));
  }

  List<Object> message() {
    byte[] header = Cbor.of(Map.of(1, alg, 4, signer.kid()));
    return signer.sign1(header, payload == null ? claims() : payload);
  }

  private byte[] claims() {
    for (Scene scene : TestCity.SCENES) {
      SceneKey key = TestCity.sceneKey(scene, SceneKey.epochOf(nbf));
      parts.put(scene.number(), key.applyPad(cti, plain()));
    }
    int scenes = 0;
    byte[] sealed = {};
    for (Map.Entry<Integer, byte[]> part : parts.entrySet()) {
      scenes |= 1 << part.getKey();
      sealed = Arrays.concatenate(sealed, part.getValue());
    }
    claims.putIfAbsent(5, nbf);
    claims.putIfAbsent(7, cti);
    claims.putIfAbsent(-65537, List.of(kind, scenes, sealed));
    return Cbor.of(claims);
  }

  private byte[] plain() {
    byte[] plain = new byte[SceneKey.PART_BYTES];
    write(plain, 0, 5, subject);
    write(plain, 5, 2, facets);
    write(plain, 7, 4, index);
    return plain;
  }

  private static void write(byte[] out, int at, int size, long value) {
    for (int i = 0; i < size; i++) {
      out[at + i] = (byte) (value >>> 8 * (size - 1 - i));
    }
  }
}
