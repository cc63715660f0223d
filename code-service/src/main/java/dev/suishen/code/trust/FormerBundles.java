package dev.suishen.code.trust;

import dev.suishen.code.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Every bundle that this service has known, for verifiers that were away. */
@Singleton
public final class FormerBundles {
  private final BundleRepository bundles;
  private final Database database;

  FormerBundles(BundleRepository bundles, Database database) {
    this.bundles = bundles;
    this.database = database;
  }

  /** The bytes of the bundle with this serial, if it is known. */
  public CompletionStage<Optional<byte[]>> find(long serial) {
    return database.call(() -> bundles.findBySerial(serial).map(BundleRow::encoded));
  }
}
