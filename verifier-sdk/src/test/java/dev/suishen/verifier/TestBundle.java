package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A trust bundle to be made, right in all that is not said otherwise. */
final class TestBundle {
  private static final byte[] HEADER =
      Cbor.of(Map.of(3, "application/vnd.suishen.trust-bundle+cbor"));

  private final Map<Object, Object> payload = new LinkedHashMap<>();
  private final Map<Object, Object> policy = new TreeMap<>();

  TestBundle() {
    with(1, 1).with(2, "Test city").with(3, 5);
    with(4, TestCity.ISSUED).with(5, TestCity.EXPIRES).with(6, TestCity.NEXT_UPDATE);
    keys(
        key(TestCity.CODE_KEY, NOW - 86_400, NOW + 86_400 * 30, 1, 2),
        key(TestCity.STATUS_KEY, NOW - 86_400, NOW + 86_400 * 30, 2, 2));
    policy.putAll(
        Map.of(
            1,
            TestCity.SKEW,
            2,
            300,
            3,
            604_800,
            4,
            15_552_000,
            5,
            TestCity.PROOF_WINDOW,
            6,
            TestCity.STATUS_MAX_AGE));
    roots(2, TestCity.ROOTS);
    int transit = Scene.TRANSIT.number();
    with(10, List.of(List.of(transit, 0, "/status/2/0"), List.of(transit, 1, "/status/2/1")));
  }

  TestBundle with(Object key, Object value) {
    payload.put(key, value);
    return this;
  }

  TestBundle without(int key) {
    payload.remove(key);
    return this;
  }

  TestBundle serial(int serial) {
    return with(3, serial);
  }

  TestBundle keys(List<?>... keys) {
    return with(7, List.of((Object[]) keys));
  }

  TestBundle policy(int key, long seconds) {
    policy.put(key, seconds);
    return this;
  }

  TestBundle roots(int threshold, List<TestKey> keys) {
    return with(9, List.of(threshold, keys.stream().map(TestKey::coseKey).toList()));
  }

  static List<Object> key(TestKey key, long notBefore, long notAfter, int use, int state) {
    return List.of(key.coseKey(), notBefore, notAfter, use, state);
  }

  /** By enough of the usual roots. */
  byte[] signed() {
    return signedBy(TestCity.ROOTS.get(0), TestCity.ROOTS.get(1));
  }

  byte[] signedBy(TestKey... signers) {
    payload.put(8, payload.getOrDefault(8, policy));
    byte[] body = Cbor.of(payload);
    List<Object> signatures = new ArrayList<>();
    for (TestKey signer : signers) {
      byte[] header = Cbor.of(Map.of(1, TestKey.ALG, 4, signer.kid()));
      byte[] message = Cbor.of(List.of("Signature", HEADER, header, new byte[0], body));
      signatures.add(List.of(header, Map.of(), signer.sign(message)));
    }
    return Cbor.of(new Cbor.Tagged(98, List.of(HEADER, Map.of(), body, signatures)));
  }
}
