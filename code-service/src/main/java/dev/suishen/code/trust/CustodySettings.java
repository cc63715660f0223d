package dev.suishen.code.trust;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the city's signing keys are, outside the embedded default: in a PKCS#11 token where its
 * library is named, else sealed in the city's directory. Prints no secret.
 *
 * @param kekFile holds the key-encryption key of sealed keys
 * @param kek the key-encryption key itself, where there is no file
 * @param pkcs11Library absolute path
 * @param pkcs11Slot number of the token's slot
 * @param pkcs11PinFile whose first line is the PIN
 * @param pkcs11Pin the PIN itself, where there is no file
 */
@ConfigurationProperties("suishen.city")
record CustodySettings(
    @Nullable Path kekFile,
    @Nullable String kek,
    @Nullable Path pkcs11Library,
    @Nullable Long pkcs11Slot,
    @Nullable Path pkcs11PinFile,
    @Nullable String pkcs11Pin) {
  @Override
  public String toString() {
    return "custody settings";
  }
}
