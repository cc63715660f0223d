package dev.suishen.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.fixture.Caller;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.Verifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment whose whole cryptography of signatures is SM2 with SM3. */
class Sm2CityTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path data;

  @Test
  void roots_bundle_lists_and_codes_are_sm2_and_the_real_verifier_reads_them() throws Exception {
    try (CodeService service = start("SM2")) {
      Caller nobody = new Caller(service.url(), "");
      RootSet roots = RootsFile.parse(new String(nobody.get("/trust/roots").body(), UTF_8));
      TrustStore trust = TrustStore.pinned(roots);
      TrustBundle bundle = trust.takeBundle(nobody.get("/trust/bundle").body(), CLOCK.instant());
      List<Algorithm> algorithms =
          Stream.concat(
                  roots.keys().stream(), bundle.keys().stream().map(TrustBundle.SigningKey::key))
              .map(VerificationKey::algorithm)
              .distinct()
              .toList();
      assertEquals(List.of(Algorithm.SM2), algorithms);
      for (StatusListLocation list : bundle.statusLists()) {
        trust.takeStatusList(nobody.get(list.uri()).body());
      }
      Verifier gate =
          Verifier.builder()
              .trust(trust)
              .policy(ScenePolicy.authenticityAlone())
              .clock(CLOCK)
              .build();
      String code = Caller.demo(service.url(), "demo-1").code();
      assertInstanceOf(Accepted.class, gate.verify(code));
    }
  }

  @Test
  void an_algorithm_that_is_none_is_named() {
    StartRefusedException refused =
        assertThrows(StartRefusedException.class, () -> start("RSA").close());
    assertEquals("SETTING_OUT_OF_RANGE", refused.reason());
  }

  private CodeService start(String algorithm) {
    return CodeService.start(
        Map.of(
            "suishen.city.algorithm",
            algorithm,
            "suishen.data-directory",
            data.toString(),
            "micronaut.server.port",
            -1),
        CLOCK,
        new SecureRandom());
  }
}
