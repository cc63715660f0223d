package dev.suishen.keys.demo;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile.WrongPassphraseException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCityTest {
  @TempDir Path path;
  private CityFolder folder;

  @BeforeEach
  void open() {
    folder = new CityFolder(path, "passphrase".toCharArray(), RANDOM);
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
  void a_key_that_ends_within_thirty_days_is_retired_for_a_new_one() throws Exception {
    TrustBundle first = keepCurrentAt(NOW);
    Instant before = NOW.plus(Duration.ofDays(370)).minusSeconds(1);
    assertEquals(first.keys(), keepCurrentAt(before).keys());
    Instant after = before.plus(Duration.ofDays(1));
    TrustBundle renewed = keepCurrentAt(after);
    assertEquals(4, renewed.keys().size());
    assertEquals(SigningKey.RETIRED, renewed.keys().get(0).state());
    assertNotEquals(
        first.keys().get(0).key(), folder.signer(renewed, SigningKey.FOR_CODES, after).publicKey());
  }

  @Test
  void another_passphrase_opens_nothing() throws Exception {
    TrustBundle bundle = keepCurrentAt(NOW);
    CityFolder other = new CityFolder(path, "other".toCharArray(), RANDOM);
    assertThrows(
        WrongPassphraseException.class, () -> other.signer(bundle, SigningKey.FOR_CODES, NOW));
  }

  private TrustBundle keepCurrentAt(Instant now) throws Exception {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new DemoCity(folder, clock, RANDOM).keepCurrent().bundle().orElseThrow();
  }
}
