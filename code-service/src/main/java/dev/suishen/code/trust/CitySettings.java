package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.verifier.Algorithm;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the city is.
 *
 * @param directory with {@code roots.json}; outside the embedded default
 * @param issuer its name, for its first bundle
 * @param algorithm of the keys that are made here: ED25519, ES256 or SM2; the first of them that
 *     the custody makes where it is left out
 */
@ConfigurationProperties("suishen.city")
public record CitySettings(
    @Nullable Path directory, @Nullable String issuer, @Nullable String algorithm) {

  /**
   * @throws StartRefusedException SETTING_OUT_OF_RANGE
   */
  public Algorithm keyAlgorithm(KeyCustody custody) {
    return Arrays.stream(Algorithm.values())
        .filter(custody.algorithms()::contains)
        .filter(each -> algorithm == null || each.name().equals(algorithm))
        .findFirst()
        .orElseThrow(
            () ->
                new StartRefusedException(
                    "SETTING_OUT_OF_RANGE",
                    "SUISHEN_CITY_ALGORITHM is one of " + custody.algorithms()));
  }
}
