package dev.suishen.verifier;

import static dev.suishen.verifier.TestBundle.key;
import static dev.suishen.verifier.TestCity.CODE_KEY;
import static dev.suishen.verifier.TestCity.EXPIRES;
import static dev.suishen.verifier.TestCity.ISSUED;
import static dev.suishen.verifier.TestCity.NOW;
import static dev.suishen.verifier.TestCity.ROOTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.BundleReader;
import dev.suishen.verifier.internal.bundle.CoseSign;
import dev.suishen.verifier.internal.cbor.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wire format §5: which bundles a verifier takes. */
class TrustBundleTest {
  private static final List<TestKey> NEXT_ROOTS =
      List.of(TestKey.named("next 1"), TestKey.named("next 2"), ROOTS.get(2));

  private final TestCity city = TestCity.withRootsAlone();

  @Test
  void enoughRootsSignWhicheverTheyAre() {
    assertEquals("taken", take(new TestBundle().signedBy(ROOTS.get(2), ROOTS.get(0))));
    assertEquals("taken", take(new TestBundle().serial(6).signedBy(all(ROOTS))));
  }

  @Test
  void tooFewRootsAreRefused() {
    assertEquals("BUNDLE_SIGNATURE", take(new TestBundle().signedBy(ROOTS.get(0))));
    assertEquals("BUNDLE_SIGNATURE", take(new TestBundle().signedBy()));
  }

  @Test
  void oneRootTwiceIsOneRoot() {
    assertEquals("BUNDLE_SIGNATURE", take(new TestBundle().signedBy(ROOTS.get(0), ROOTS.get(0))));
  }

  @Test
  void strangersDoNotCountAndDoNoHarm() {
    TestKey stranger = TestKey.named("stranger");
    assertEquals("BUNDLE_SIGNATURE", take(new TestBundle().signedBy(ROOTS.get(0), stranger)));
    assertEquals("taken", take(new TestBundle().signedBy(ROOTS.get(0), stranger, ROOTS.get(1))));
  }

  @Test
  void aRootChangeNeedsBothSetsThresholds() {
    TestBundle change = new TestBundle().roots(2, NEXT_ROOTS);
    assertEquals("BUNDLE_SIGNATURE", take(change.signedBy(ROOTS.get(0), ROOTS.get(1))));
    assertEquals("BUNDLE_SIGNATURE", take(change.signedBy(NEXT_ROOTS.get(0), NEXT_ROOTS.get(1))));
    assertEquals(
        "BUNDLE_SIGNATURE",
        take(change.signedBy(ROOTS.get(0), NEXT_ROOTS.get(0), NEXT_ROOTS.get(1))));
    // The third root stays and counts in both sets.
    assertEquals("taken", take(change.signedBy(ROOTS.get(0), NEXT_ROOTS.get(0), ROOTS.get(2))));
  }

  @Test
  void afterARootChangeTheNewSetAloneCounts() {
    take(new TestBundle().roots(2, NEXT_ROOTS).signedBy(both()));
    TestBundle next = new TestBundle().serial(6).roots(2, NEXT_ROOTS);
    assertEquals("BUNDLE_SIGNATURE", take(next.signedBy(ROOTS.get(0), ROOTS.get(1))));
    assertEquals("taken", take(next.signedBy(NEXT_ROOTS.get(0), NEXT_ROOTS.get(1))));
    assertEquals(2, city.trust().roots().threshold());
  }

  @Test
  void aThresholdCanBeRaised() {
    TestBundle raised = new TestBundle().roots(3, ROOTS);
    assertEquals("BUNDLE_SIGNATURE", take(raised.signed()));
    assertEquals("taken", take(raised.signedBy(all(ROOTS))));
    assertEquals("BUNDLE_SIGNATURE", take(new TestBundle().serial(6).roots(3, ROOTS).signed()));
  }

  @Test
  void aSerialOnlyRises() {
    take(new TestBundle().serial(5).signed());
    assertEquals("BUNDLE_ROLLBACK", take(new TestBundle().serial(4).signed()));
    assertEquals("taken", take(new TestBundle().serial(6).signed()));
    assertEquals("BUNDLE_ROLLBACK", take(new TestBundle().serial(5).signed()));
  }

  @Test
  void theSameBundleAgainIsTakenAndOtherBytesUnderItsSerialAreNot() {
    byte[] bundle = new TestBundle().signed();
    take(bundle);
    assertEquals("taken", take(bundle.clone()));
    assertEquals("BUNDLE_ROLLBACK", take(new TestBundle().with(2, "Other city").signed()));
    assertEquals("BUNDLE_ROLLBACK", take(new TestBundle().signedBy(ROOTS.get(0), ROOTS.get(2))));
  }

  @Test
  void aBundleIsTakenUntilItExpires() {
    byte[] bundle = new TestBundle().signed();
    assertEquals("BUNDLE_EXPIRED", take(bundle, EXPIRES));
    assertEquals("taken", take(bundle, EXPIRES - 1));
  }

  @Test
  void whatWasHeldIsHeldStillAfterARefusal() {
    take(new TestBundle().signed());
    TrustBundle held = city.trust().bundle().orElseThrow();
    take(new TestBundle().serial(4).signed());
    take(new TestBundle().serial(6).signedBy(ROOTS.get(0)));
    take(new TestBundle().serial(6).without(7).signed());
    take(new TestBundle().serial(6).with(5, ISSUED).signed());
    assertSame(held, city.trust().bundle().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10})
  void aBundleWithoutOneOfItsKeysIsMalformed(int key) {
    assertEquals("BUNDLE_MALFORMED", take(new TestBundle().without(key).signed()));
  }

  @Test
  void anotherFormatVersionIsMalformed() {
    assertEquals("BUNDLE_MALFORMED", take(new TestBundle().with(1, 2).signed()));
  }

  @Test
  void unknownKeysOfTheMapAreSkippedWhateverTheyHold() {
    TestBundle bundle =
        new TestBundle()
            .with(0, "below the known ones")
            .with(11, new Cbor.Raw(Hex.decode("fb3ff199999999999a"))) // 1.1
            .with(12, new Cbor.Tagged(1, 1_363_896_240))
            .with(13, List.of(Map.of("a", List.of()), new byte[3]))
            .with(-1, new Cbor.Raw(Hex.decode("f6"))) // null
            .with("text", -3);
    assertEquals("taken", take(bundle.signed()));
  }

  @Test
  void unknownKeysAreSkippedOnlyWhereTheyAreDeterministic() {
    for (String item : List.of("1817", "fb3ff0000000000000", "9fff", "f818", "a2020001", "61ff")) {
      TestBundle bundle = new TestBundle().with(11, new Cbor.Raw(Hex.decode(item)));
      assertEquals("BUNDLE_MALFORMED", take(bundle.signed()), item);
    }
  }

  @Test
  void keysOfALaterTypeAreSkipped() {
    Map<Integer, Object> later = Map.of(1, 7, 3, -49, -1, new byte[1952]); // AKP, ML-DSA-65
    Map<Integer, Object> p384 = Map.of(1, 2, -1, 2, -2, new byte[48], -3, new byte[48]);
    TestBundle bundle =
        new TestBundle()
            .keys(
                List.of(later, NOW, NOW, 1, 2),
                List.of(p384, NOW, NOW, 1, 2),
                key(CODE_KEY, NOW, NOW, 1, 2));
    assertEquals("taken", take(bundle.signed()));
    assertEquals(1, city.trust().bundle().orElseThrow().keys().size());
    assertEquals("undetermined SCENE_KEY_MISSING", city.scan(TestCode.live()));
  }

  @Test
  void numbersThatAreNeverSoLargeAreMalformed() {
    long largest = Integer.MAX_VALUE;
    TestBundle bundle = new TestBundle().with(10, List.of(List.of(2, largest, "/far")));
    assertEquals("taken", take(bundle.signed()));
    bundle = new TestBundle().serial(6).with(10, List.of(List.of(2, largest + 1, "/far")));
    assertEquals("BUNDLE_MALFORMED", take(bundle.signed()));
  }

  @Test
  void bytesAfterThePayloadOrARootsHeaderAreMalformed() throws MalformedException {
    byte[] payload = CoseSign.read(new TestBundle().signed()).payload().copy();
    byte[] longer = Arrays.copyOf(payload, payload.length + 1);
    BundleReader.read(new Slice(payload, 0, payload.length));
    assertThrows(
        MalformedException.class, () -> BundleReader.read(new Slice(longer, 0, longer.length)));

    byte[] header = Cbor.of(Map.of(1, TestKey.ALG, 4, ROOTS.get(0).kid()));
    assertEquals(1, CoseSign.read(signedWith(header)).signatures().size());
    byte[] longHeader = Arrays.copyOf(header, header.length + 1);
    assertThrows(MalformedException.class, () -> CoseSign.read(signedWith(longHeader)));
  }

  private static byte[] signedWith(byte[] rootsHeader) {
    byte[] body = Cbor.of(Map.of(3, "application/vnd.suishen.trust-bundle+cbor"));
    List<Object> signature = List.of(rootsHeader, Map.of(), new byte[64]);
    return Cbor.of(new Cbor.Tagged(98, List.of(body, Map.of(), new byte[1], List.of(signature))));
  }

  @Test
  void twoKeysWithOneKidAreMalformed() {
    TestBundle bundle =
        new TestBundle().keys(key(CODE_KEY, NOW, NOW, 1, 2), key(CODE_KEY, NOW, NOW, 2, 2));
    assertEquals("BUNDLE_MALFORMED", take(bundle.signed()));
  }

  @Test
  void aBundleHasAtMost64KiB() {
    byte[] small = new TestBundle().with(11, new byte[0]).signed();
    int room = 65_536 - small.length - 2; // the longer heads of two longer strings
    byte[] largest = sized(room);
    while (largest.length < 65_536) {
      largest = sized(++room);
    }
    while (largest.length > 65_536) {
      largest = sized(--room);
    }
    assertEquals(65_536, largest.length);
    assertEquals("taken", take(largest));
    assertEquals(
        "BUNDLE_MALFORMED", take(new TestBundle().serial(6).with(11, new byte[room + 1]).signed()));
  }

  @Test
  void anyByteChangedOrGoneIsRefused() {
    byte[] bundle = new TestBundle().signed();
    for (int i = 0; i < bundle.length; i++) {
      byte[] flipped = bundle.clone();
      flipped[i] ^= 1;
      assertRefused(flipped);
      assertRefused(Arrays.copyOf(bundle, i));
    }
    assertRefused(Arrays.copyOf(bundle, bundle.length + 1));
    assertEquals("taken", take(bundle));
  }

  @Test
  void aBundleSaysWhatItWasMadeOf() {
    byte[] encoded = new TestBundle().signed();
    city.take(encoded);
    TrustBundle bundle = city.trust().bundle().orElseThrow();
    assertEquals("Test city", bundle.issuer());
    assertEquals(5, bundle.serial());
    assertEquals(ISSUED, bundle.issuedAt().getEpochSecond());
    assertEquals(EXPIRES, bundle.expires().getEpochSecond());
    assertEquals(TestCity.NEXT_UPDATE, bundle.nextUpdate().getEpochSecond());
    assertEquals(CODE_KEY.publicKey(), bundle.keys().get(0).key());
    assertEquals(TestCity.SKEW, bundle.policy().skew());
    assertEquals("/status/2/1", bundle.statusLists().get(1).uri());
    assertArrayEquals(encoded, bundle.encoded());
  }

  private byte[] sized(int filler) {
    return new TestBundle().with(11, new byte[filler]).signed();
  }

  private void assertRefused(byte[] bundle) {
    String answer = take(bundle);
    assertEquals(true, List.of("BUNDLE_MALFORMED", "BUNDLE_SIGNATURE").contains(answer), answer);
  }

  private String take(byte[] bundle) {
    return take(bundle, ISSUED);
  }

  /** "taken", or the name of the refusal. */
  private String take(byte[] bundle, long now) {
    try {
      TrustBundle taken = city.trust().takeBundle(bundle, Instant.ofEpochSecond(now));
      assertSame(taken, city.trust().bundle().orElseThrow());
      return "taken";
    } catch (BundleRefusedException e) {
      return e.reason().name();
    }
  }

  private static TestKey[] all(List<TestKey> keys) {
    return keys.toArray(new TestKey[0]);
  }

  private static TestKey[] both() {
    List<TestKey> keys = new ArrayList<>(ROOTS);
    keys.addAll(NEXT_ROOTS);
    return all(keys);
  }
}
