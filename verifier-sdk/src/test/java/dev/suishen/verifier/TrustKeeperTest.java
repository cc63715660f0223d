package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a keeper is told, and what a store that lost a bundle refuses. */
class TrustKeeperTest {
  private final TestCity city = TestCity.withRootsAlone();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void keep() {
    city.trust().keepWith(new Recording());
  }

  @Test
  void eachChangeIsToldOnceItHolds() {
    city.take(new TestBundle()).take(new TestStatusList());
    city.trust().putSceneKeys(SceneKeys.of(List.of(TestCity.sceneKey(Scene.TRANSIT, 1))));
    city.trust().addSceneKeys(SceneKeys.of(List.of(TestCity.sceneKey(Scene.TRANSIT, 2))), 1);
    assertEquals(
        List.of("bundle 5", "list 2-0 at " + NOW, "keys of 41 bytes", "keys of 82 bytes"), told);
  }

  @Test
  void aBundleWithOtherRootsIsToldAsOne() {
    TestKey another = TestKey.named("root 4");
    city.take(new TestBundle().serial(6).roots(1, List.of(another)).signedBy(both(another)));
    city.take(new TestBundle().serial(7).roots(1, List.of(another)).signedBy(another));
    assertEquals(List.of("bundle 6 with roots", "bundle 7"), told);
  }

  @Test
  void whatIsRefusedIsNotTold() {
    byte[] unsigned = new TestBundle().signedBy(TestCity.ROOTS.get(0));
    assertThrows(
        BundleRefusedException.class,
        () -> city.trust().takeBundle(unsigned, Instant.ofEpochSecond(NOW)));
    assertThrows(
        StatusListRefusedException.class,
        () -> city.trust().takeStatusList(new TestStatusList().signed()));
    assertEquals(List.of(), told);
  }

  @Test
  void afterALossOnlyTheBundleLostOrALaterOneIsTaken() {
    byte[] lost = new TestBundle().serial(6).signed();
    city.take(new TestBundle().serial(5));
    city.trust().refuseOlderThan(6, sha256(lost));
    city.trust().refuseOlderThan(4, new byte[32]);
    city.trust().refuseOlderThan(6, new byte[32]);
    assertRollback(new TestBundle().serial(5).signed());
    assertRollback(new TestBundle().serial(6).with(2, "Another").signed());
    city.take(lost);
    city.take(new TestBundle().serial(7));
    assertRollback(lost);
  }

  @Test
  void aLossCountsForAStoreThatHoldsNoBundle() {
    city.trust().refuseOlderThan(5, sha256(new TestBundle().signed()));
    assertRollback(new TestBundle().serial(4).signed());
    city.take(new TestBundle());
  }

  @Test
  void aBundleOfSerialNoughtIsTaken() {
    city.take(new TestBundle().serial(0));
    assertEquals(0, city.trust().bundle().orElseThrow().serial());
  }

  private void assertRollback(byte[] bundle) {
    BundleRefusedException refused =
        assertThrows(
            BundleRefusedException.class,
            () -> city.trust().takeBundle(bundle, Instant.ofEpochSecond(NOW)));
    assertEquals(BundleRefusedException.Cause.BUNDLE_ROLLBACK, refused.reason());
  }

  private static TestKey[] both(TestKey another) {
    return new TestKey[] {TestCity.ROOTS.get(0), TestCity.ROOTS.get(1), another};
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private final class Recording implements TrustKeeper {
    @Override
    public void keepBundle(TrustBundle bundle, boolean changesRoots) {
      assertEquals(bundle, city.trust().bundle().orElseThrow());
      told.add("bundle " + bundle.serial() + (changesRoots ? " with roots" : ""));
    }

    @Override
    public void keepStatusList(StatusListLocation location, Instant issuedAt, byte[] token) {
      assertEquals(issuedAt, city.trust().statusLists().issuedAt(location).orElseThrow());
      told.add(
          "list "
              + location.scene()
              + "-"
              + location.number()
              + " at "
              + issuedAt.getEpochSecond());
    }

    @Override
    public void keepSceneKeys(SceneKeys keys) {
      told.add("keys of " + keys.encoded().length + " bytes");
    }
  }
}
