package dev.suishen.code.trust;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the city's keys are, outside the embedded default.
 *
 * @param directory with {@code roots.json}, {@code bundle.cbor} and {@code <kid>.pem}
 * @param passphraseFile whose first line opens the keys
 */
@ConfigurationProperties("suishen.city")
public record CitySettings(@Nullable Path directory, @Nullable Path passphraseFile) {}
