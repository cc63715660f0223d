package dev.suishen.verifier;

import static dev.suishen.verifier.TestBundle.key;
import static dev.suishen.verifier.TestCity.CODE_KEY;
import static dev.suishen.verifier.TestCity.NOW;
import static dev.suishen.verifier.TestCity.STATUS_KEY;
import static dev.suishen.verifier.TestStatusList.INVALID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wire format §6: which status lists a verifier holds, and for how long. */
class StatusListTest {
  private static final int LIST_BYTES = TestStatusList.ENTRIES / 4;

  private final TestCity city = TestCity.gate().guard(ReplayGuard.none());

  @Test
  void aListIsReplacedOnlyByOneThatIsNotEarlier() {
    assertEquals("taken", take(new TestStatusList().with(6, NOW)));
    assertEquals("LIST_ROLLBACK", take(new TestStatusList().with(6, NOW - 1)));
    assertEquals("taken", take(new TestStatusList().with(6, NOW).set(1, INVALID)));
    assertEquals("rejected REVOKED", city.scan(TestCode.live().statusIndex(1)));
    assertEquals("taken", take(new TestStatusList().with(6, NOW + 1)));
    assertEquals("accepted", city.scan(TestCode.live().statusIndex(1)));
  }

  @Test
  void oneListsAgeIsNothingToAnother() {
    take(new TestStatusList().with(6, NOW));
    assertEquals("taken", take(new TestStatusList().with(2, "/status/2/1").with(6, NOW - 9)));
    assertEquals(Optional.of(NOW), issuedAt(0));
    assertEquals(Optional.of(NOW - 9), issuedAt(1));
  }

  @Test
  void onlyAStatusKeyOfTheBundleSignsOne() {
    assertEquals("LIST_SIGNATURE", take(new TestStatusList().signedBy(CODE_KEY)));
    assertEquals("LIST_SIGNATURE", take(new TestStatusList().signedBy(TestKey.named("nobody"))));
    assertEquals("LIST_UNKNOWN", take(new TestStatusList().with(2, "/status/2/2")));
    assertEquals(Optional.empty(), issuedAt(0));
  }

  @Test
  void whatWasAskedForAtAPlaceIsOfThatPlace() throws StatusListRefusedException {
    List<TrustBundle.StatusListLocation> places = city.trust().bundle().orElseThrow().statusLists();
    byte[] first = new TestStatusList().signed();
    StatusListRefusedException refused =
        assertThrows(
            StatusListRefusedException.class,
            () -> city.trust().takeStatusList(first, places.get(1)));
    assertEquals(StatusListRefusedException.Cause.LIST_UNKNOWN, refused.reason());
    assertEquals(Optional.empty(), issuedAt(0));
    city.trust().takeStatusList(first, places.get(0));
    assertEquals(Optional.of(NOW), issuedAt(0));
  }

  @Test
  void withoutABundleNoneIsHeld() {
    try {
      TestCity.withRootsAlone().trust().takeStatusList(new TestStatusList().signed());
    } catch (StatusListRefusedException e) {
      assertEquals("LIST_SIGNATURE", e.reason().name());
      return;
    }
    throw new AssertionError("taken");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 5})
  void aKeyThatIsRevokedOrOfNoKnownStateSignsNone(int state) {
    city.take(new TestBundle().serial(6).keys(key(STATUS_KEY, NOW, NOW, 2, state)));
    assertEquals("LIST_SIGNATURE", take(new TestStatusList()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aKeyThatIsPublishedActiveOrRetiredSigns(int state) {
    city.take(new TestBundle().serial(6).keys(key(STATUS_KEY, NOW, NOW, 2, state)));
    assertEquals("taken", take(new TestStatusList()));
  }

  @Test
  void bytesAfterATokenItsHeaderOrItsClaimsAreMalformed() {
    byte[] token = new TestStatusList().signed();
    assertEquals("LIST_MALFORMED", take(Arrays.copyOf(token, token.length + 1)));
    byte[] header = Cbor.of(Map.of(1, TestKey.ALG, 4, STATUS_KEY.kid(), 16, TestStatusList.TYPE));
    byte[] claims = new TestStatusList().claims();
    assertEquals("LIST_MALFORMED", take(token(Arrays.copyOf(header, header.length + 1), claims)));
    assertEquals("LIST_MALFORMED", take(token(header, Arrays.copyOf(claims, claims.length + 1))));
    assertEquals("taken", take(token(header, claims)));
  }

  @Test
  void aTokenOfAnotherTypeIsMalformed() {
    byte[] header =
        Cbor.of(Map.of(1, TestKey.ALG, 4, STATUS_KEY.kid(), 16, "application/statuslist+jwt"));
    assertEquals("LIST_MALFORMED", take(token(header, Cbor.of(Map.of()))));
  }

  @Test
  void aListIsDroppedWithItsKey() {
    assertDroppedBy(new TestBundle().serial(6).keys(key(STATUS_KEY, NOW, NOW, 2, 4)));
    assertDroppedBy(new TestBundle().serial(6).keys(key(CODE_KEY, NOW, NOW, 1, 2)));
    assertDroppedBy(new TestBundle().serial(6).keys(key(STATUS_KEY, NOW, NOW, 1, 2)));
  }

  @Test
  void aListIsDroppedWithItsUri() {
    assertDroppedBy(new TestBundle().serial(6).with(10, List.of(List.of(2, 0, "/elsewhere"))));
    assertDroppedBy(new TestBundle().serial(6).with(10, List.of(List.of(3, 0, "/status/2/0"))));
  }

  @Test
  void aListIsKeptUnderANewerBundleWhoseKeyIsRetired() {
    take(new TestStatusList());
    city.take(new TestBundle().serial(6).keys(key(STATUS_KEY, NOW, NOW, 2, 3)));
    assertEquals(Optional.of(NOW), issuedAt(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, LIST_BYTES - 1, LIST_BYTES + 1, 2 * LIST_BYTES})
  void aListOfAnotherSizeIsMalformed(int bytes) {
    assertEquals("LIST_MALFORMED", take(new TestStatusList().sized(bytes)));
  }

  /** 64 MB of zeros in 64 KB; not a byte more than a list's is ever inflated. */
  @Test
  void aBombIsMalformed() {
    byte[] bomb = TestStatusList.deflate(new byte[1 << 26]);
    assertEquals("LIST_MALFORMED", take(new TestStatusList().deflated(bomb)));
  }

  @Test
  void whatIsNotZlibIsMalformed() {
    byte[] zlib = TestStatusList.deflate(new byte[LIST_BYTES]);
    byte[] badChecksum = zlib.clone();
    badChecksum[zlib.length - 1] ^= 1;
    for (byte[] stream :
        List.of(
            new byte[0],
            new byte[64],
            badChecksum,
            Arrays.copyOf(zlib, zlib.length - 1),
            Arrays.copyOf(zlib, zlib.length + 1),
            Arrays.copyOfRange(zlib, 2, zlib.length))) {
      assertEquals("LIST_MALFORMED", take(new TestStatusList().deflated(stream)));
    }
    assertEquals("taken", take(new TestStatusList().deflated(zlib)));
  }

  /** A stream that asks for a preset dictionary gives no bytes and no error. */
  @Test
  void aStreamThatWantsADictionaryIsMalformed() {
    byte[] wantsDictionary = Hex.decode("78bb00000001");
    assertEquals("LIST_MALFORMED", take(new TestStatusList().deflated(wantsDictionary)));
  }

  @Test
  void otherBitsThanTwoAreMalformed() {
    for (int bits : new int[] {0, 1, 3, 4, 8}) {
      byte[] zlib = TestStatusList.deflate(new byte[TestStatusList.ENTRIES * bits / 8]);
      assertEquals(
          "LIST_MALFORMED",
          take(new TestStatusList().with(65533, Map.of("bits", bits, "lst", zlib))));
    }
  }

  @Test
  void claimsThatAreNotNamedArePassedOver() {
    assertEquals("taken", take(new TestStatusList().with(1, "issuer").with(-9, List.of("x"))));
    byte[] zlib = TestStatusList.deflate(new byte[LIST_BYTES]);
    Map<Object, Object> list =
        Map.of("bits", 2, "lst", zlib, "aggregation_uri", List.of("x"), 7, 8);
    assertEquals("taken", take(new TestStatusList().with(65533, list)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6})
  void aClaimThatIsMissingIsMalformed(int claim) {
    assertEquals("LIST_MALFORMED", take(new TestStatusList().without(claim)));
  }

  @Test
  void aListWithoutItsBitsOrItsBytesIsMalformed() {
    byte[] zlib = TestStatusList.deflate(new byte[LIST_BYTES]);
    for (Map<?, ?> list : List.of(Map.of(), Map.of("bits", 2), Map.of("lst", zlib))) {
      assertEquals("LIST_MALFORMED", take(new TestStatusList().with(65533, list)));
    }
  }

  @Test
  void whatAListSaysOfItsTimesCanBeAsked() {
    TrustBundle.StatusListLocation first = city.trust().bundle().orElseThrow().statusLists().get(0);
    assertEquals(Optional.empty(), city.trust().statusLists().expires(first));
    assertEquals(Optional.empty(), city.trust().statusLists().nextUpdate(first));
    take(new TestStatusList().with(6, NOW).with(4, NOW + 9).with(65534, 3));
    assertEquals(at(NOW + 9), city.trust().statusLists().expires(first));
    assertEquals(at(NOW + 3), city.trust().statusLists().nextUpdate(first));
  }

  @Test
  void aListWithoutTtlIsDueAgainWhenItExpires() {
    take(new TestStatusList().with(4, NOW + 9).without(65534));
    assertEquals(
        at(NOW + 9),
        city.trust()
            .statusLists()
            .nextUpdate(city.trust().bundle().orElseThrow().statusLists().get(0)));
  }

  private static Optional<Instant> at(long seconds) {
    return Optional.of(Instant.ofEpochSecond(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 65533, 65534})
  void aClaimOfAnotherTypeIsMalformed(int claim) {
    assertEquals("LIST_MALFORMED", take(new TestStatusList().with(claim, new byte[1])));
  }

  private static byte[] token(byte[] header, byte[] claims) {
    return Cbor.of(new Cbor.Tagged(18, STATUS_KEY.sign1(header, claims)));
  }

  private void assertDroppedBy(TestBundle newer) {
    TestCity fresh = TestCity.gate();
    fresh.take(new TestStatusList().set(1, INVALID));
    assertEquals("rejected REVOKED", fresh.scan(TestCode.live().statusIndex(1)));
    fresh.take(newer);
    for (TrustBundle.StatusListLocation location :
        fresh.trust().bundle().orElseThrow().statusLists()) {
      assertEquals(Optional.empty(), fresh.trust().statusLists().issuedAt(location));
    }
  }

  private Optional<Long> issuedAt(int list) {
    return city.trust()
        .statusLists()
        .issuedAt(city.trust().bundle().orElseThrow().statusLists().get(list))
        .map(Instant::getEpochSecond);
  }

  private String take(TestStatusList list) {
    return take(list.signed());
  }

  /** "taken", or the name of the refusal. */
  private String take(byte[] token) {
    try {
      city.trust().takeStatusList(token);
      return "taken";
    } catch (StatusListRefusedException e) {
      return e.reason().name();
    }
  }
}
