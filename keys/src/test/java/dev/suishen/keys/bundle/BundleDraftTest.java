package dev.suishen.keys.bundle;

import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.TrustBundle;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundleDraftTest {
  private PretendCity city;

  @BeforeEach
  void found() throws Exception {
    city = new PretendCity(Algorithm.SM2);
  }

  @Test
  void the_verifier_reads_what_was_drafted() throws Exception {
    BundleDraft draft = city.draft(2);
    TrustBundle bundle = draft.sign(city.roots.subList(1, 3), city.trust);
    assertEquals(draft.issuer(), bundle.issuer());
    assertEquals(2, bundle.serial());
    assertEquals(draft.issuedAt(), bundle.issuedAt());
    assertEquals(draft.expires(), bundle.expires());
    assertEquals(draft.nextUpdate(), bundle.nextUpdate());
    assertEquals(draft.keys(), bundle.keys());
    assertEquals(draft.policy(), bundle.policy());
    assertEquals(draft.roots(), bundle.roots());
    assertEquals(draft.statusLists(), bundle.statusLists());
  }

  @Test
  void too_few_roots_or_a_stranger_never_leave() {
    CodeSigner stranger = newKey(Algorithm.ED25519);
    assertRefused(Cause.BUNDLE_SIGNATURE, 2, city.roots.subList(0, 1));
    assertRefused(Cause.BUNDLE_SIGNATURE, 2, List.of(city.roots.get(0), stranger));
    assertRefused(Cause.BUNDLE_SIGNATURE, 2, List.of(city.roots.get(0), city.roots.get(0)));
  }

  @Test
  void a_serial_that_does_not_rise_never_leaves() {
    assertRefused(Cause.BUNDLE_ROLLBACK, 0, city.roots);
    assertRefused(Cause.BUNDLE_ROLLBACK, 1, city.roots);
  }

  private void assertRefused(Cause cause, long serial, List<CodeSigner> roots) {
    BundleRefusedException refused =
        assertThrows(
            BundleRefusedException.class, () -> city.draft(serial).sign(roots, city.trust));
    assertEquals(cause, refused.reason());
    assertEquals(1, city.trust.bundle().orElseThrow().serial());
  }
}
