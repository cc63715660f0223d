package dev.suishen.keys.demo;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  void two_of_three_roots_and_a_key_for_each_use() throws Exception {
    TrustBundle bundle = keepCurrentAt(NOW);
    assertEquals(DemoCity.ISSUER, bundle.issuer());
    assertEquals(1, bundle.serial());
    assertEquals(2, folder.roots().threshold());
    assertEquals(3, folder.roots().keys().size());
    CodeSigner codeKey = folder.signer(bundle, SigningKey.FOR_CODES, NOW);
    CodeSigner statusKey = folder.signer(bundle, SigningKey.FOR_STATUS_LISTS, NOW);
    assertNotEquals(codeKey.publicKey(), statusKey.publicKey());
    assertEquals(5, bundle.statusLists().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "SM2"})
  void a_city_of_another_algorithm_has_no_key_of_any_other(Algorithm algorithm) throws Exception {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    TrustBundle bundle =
        new DemoCity(folder, algorithm, clock).keepCurrent().bundle().orElseThrow();
    List<VerificationKey> all = new ArrayList<>(bundle.roots().keys());
    bundle.keys().forEach(key -> all.add(key.key()));
    assertEquals(3 + 2 * 2, all.size(), "roots; for each use the key that signs and its successor");
    assertEquals(
        Set.of(algorithm),
        all.stream().map(VerificationKey::algorithm).collect(Collectors.toSet()));
  }

  @Test
  void opened_again_it_is_the_same_city() throws Exception {
    TrustBundle first = keepCurrentAt(NOW);
    TrustBundle again = keepCurrentAt(NOW.plus(Duration.ofDays(1)).minusSeconds(1));
    assertArrayEquals(first.encoded(), again.encoded());
    assertArrayEquals(first.encoded(), folder.trust(NOW).bundle().orElseThrow().encoded());
  }

  @Test
  void a_verifier_that_holds_the_first_bundle_takes_the_next_even_after_weeks() throws Exception {
    keepCurrentAt(NOW);
    TrustStore verifier = folder.trust(NOW);
    for (Duration later : new Duration[] {Duration.ofDays(1), Duration.ofDays(30)}) {
      TrustBundle next = keepCurrentAt(NOW.plus(later));
      verifier.takeBundle(next.encoded(), NOW.plus(later));
    }
    assertEquals(3, verifier.bundle().orElseThrow().serial());
  }

  @Test
  void a_key_signs_for_thirty_days_and_its_successor_is_in_the_bundle_before() throws Exception {
    TrustBundle first = keepCurrentAt(NOW);
    assertEquals(List.of(SigningKey.ACTIVE, SigningKey.PUBLISHED), statesOfCodeKeys(first));
    Instant planned = NOW.plus(Duration.ofDays(29));
    assertEquals(first.keys(), keepCurrentAt(planned.minusSeconds(1)).keys());
    Instant after = NOW.plus(Duration.ofDays(30));
    TrustBundle renewed = keepCurrentAt(after);
    assertEquals(
        List.of(SigningKey.RETIRED, SigningKey.ACTIVE, SigningKey.PUBLISHED),
        statesOfCodeKeys(renewed));
    VerificationKey signer = folder.signer(renewed, SigningKey.FOR_CODES, after).publicKey();
    assertTrue(first.keys().stream().anyMatch(key -> key.key().equals(signer)));
  }

  @Test
  void switched_off_for_years_it_signs_again_at_once() throws Exception {
    keepCurrentAt(NOW);
    Instant after = NOW.plus(Duration.ofDays(1000));
    TrustBundle bundle = keepCurrentAt(after);
    assertEquals(
        4, bundle.keys().stream().filter(key -> key.notAfter() > after.getEpochSecond()).count());
    folder.signer(bundle, SigningKey.FOR_STATUS_LISTS, after);
  }

  @Test
  void another_key_encryption_key_opens_nothing() throws Exception {
    TrustBundle bundle = keepCurrentAt(NOW);
    CustodyException refused =
        assertThrows(
            CustodyException.class, () -> folder("B").signer(bundle, SigningKey.FOR_CODES, NOW));
    assertEquals(CustodyException.Reason.KEK_WRONG, refused.reason());
  }

  private CityFolder folder(String letter) {
    KeyEncryptionKey kek = KeyEncryptionKey.of(letter.repeat(42) + "A", "test");
    return new CityFolder(path, new SealedKeys(path, kek, RANDOM));
  }

  private static List<Integer> statesOfCodeKeys(TrustBundle bundle) {
    return bundle.keys().stream()
        .filter(key -> key.use() == SigningKey.FOR_CODES)
        .map(SigningKey::state)
        .toList();
  }

  private TrustBundle keepCurrentAt(Instant now) throws Exception {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new DemoCity(folder, Algorithm.ED25519, clock).keepCurrent().bundle().orElseThrow();
  }
}
