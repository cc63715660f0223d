package dev.suishen.keys.demo;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCityTest {
  @TempDir Path path;
  private CityFolder folder;

  @BeforeEach
  void open() {
    folder = folder("A");
  }

  @Test
  void two_of_three_roots_sign_what_they_are_handed() throws Exception {
    DemoCity city = new DemoCity(folder, Algorithm.ED25519);
    assertFalse(folder.hasRoots());
    RootSet roots = city.roots();
    assertEquals(2, roots.threshold());
    assertEquals(List.of(Algorithm.ED25519, Algorithm.ED25519, Algorithm.ES256), algorithms(roots));
    TrustStore verifier = TrustStore.pinned(roots);
    assertEquals(1, city.sign(draft(DemoCity.ISSUER, 1, roots), verifier).serial());
    assertEquals(2, city.sign(draft(DemoCity.ISSUER, 2, roots), verifier).serial());
    assertEquals(2, verifier.bundle().orElseThrow().serial());
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "SM2"})
  void a_city_of_another_algorithm_has_no_root_of_any_other(Algorithm algorithm) throws Exception {
    RootSet roots = new DemoCity(folder, algorithm).roots();
    assertEquals(List.of(algorithm, algorithm, algorithm), algorithms(roots));
  }

  @Test
  void opened_again_it_has_the_same_roots() throws Exception {
    RootSet roots = new DemoCity(folder, Algorithm.ED25519).roots();
    assertTrue(folder.hasRoots());
    assertEquals(roots, new DemoCity(folder("A"), Algorithm.SM2).roots());
  }

  @Test
  void it_signs_for_no_city_of_another_name() throws Exception {
    DemoCity city = new DemoCity(folder, Algorithm.ED25519);
    RootSet roots = city.roots();
    BundleDraft another = draft("a real city", 1, roots);
    assertThrows(
        IllegalArgumentException.class, () -> city.sign(another, TrustStore.pinned(roots)));
  }

  @Test
  void what_verifiers_would_not_take_is_not_signed() throws Exception {
    DemoCity city = new DemoCity(folder, Algorithm.ED25519);
    TrustStore verifier = TrustStore.pinned(city.roots());
    city.sign(draft(DemoCity.ISSUER, 2, city.roots()), verifier);
    BundleDraft older = draft(DemoCity.ISSUER, 1, city.roots());
    assertThrows(BundleRefusedException.class, () -> city.sign(older, verifier));
  }

  @Test
  void another_key_encryption_key_opens_nothing() throws Exception {
    RootSet roots = new DemoCity(folder, Algorithm.ED25519).roots();
    DemoCity locked = new DemoCity(folder("B"), Algorithm.ED25519);
    CustodyException refused =
        assertThrows(
            CustodyException.class,
            () -> locked.sign(draft(DemoCity.ISSUER, 1, roots), TrustStore.pinned(roots)));
    assertEquals(CustodyException.Reason.KEK_WRONG, refused.reason());
  }

  private CityFolder folder(String letter) {
    KeyEncryptionKey kek = KeyEncryptionKey.of(letter.repeat(42) + "A", "test");
    return new CityFolder(path, new SealedKeys(path, kek, RANDOM));
  }

  private static BundleDraft draft(String issuer, long serial, RootSet roots) {
    return new BundleDraft(
        issuer,
        serial,
        NOW,
        NOW.plus(Duration.ofDays(7)),
        NOW.plus(Duration.ofDays(1)),
        List.of(),
        TrustPolicy.DEFAULT,
        roots,
        List.of());
  }

  private static List<Algorithm> algorithms(RootSet roots) {
    return roots.keys().stream().map(VerificationKey::algorithm).toList();
  }
}
