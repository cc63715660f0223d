package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.verifier.Algorithm;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the city is.
 *
 * @param directory with {@code roots.json} and {@code bundle.cbor}; outside the embedded default
 * @param algorithm of the keys that are made here: ED25519, ES256 or SM2
 */
@ConfigurationProperties("suishen.city")
public record CitySettings(
    @Nullable Path directory, @Bindable(defaultValue = "ED25519") String algorithm) {

  /**
   * @throws StartRefusedException SETTING_OUT_OF_RANGE
   */
  public Algorithm keyAlgorithm() {
    return Arrays.stream(Algorithm.values())
        .filter(each -> each.name().equals(algorithm))
        .findFirst()
        .orElseThrow(
            () ->
                new StartRefusedException(
                    "SETTING_OUT_OF_RANGE",
                    "SUISHEN_CITY_ALGORITHM is one of " + Arrays.toString(Algorithm.values())));
  }
}
