package dev.suishen.code.citizen;

import dev.suishen.code.redis.Redis;
import dev.suishen.code.secret.SealedText;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import io.lettuce.core.SetArgs;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots in Redis, sealed: whoever reads Redis learns nothing of a citizen, and whoever writes
 * to it cannot make one up.
 */
@Singleton
final class SharedSnapshots {
  private static final Logger LOG = LoggerFactory.getLogger(SharedSnapshots.class);
  private static final String CHANGES = "citizen-changes";

  private final Redis redis;
  private final ObjectMapper json;
  private final SealedText sealed;
  private final SnapshotSettings settings;

  SharedSnapshots(
      Redis redis,
      ObjectMapper json,
      Secrets secrets,
      SecureRandom random,
      SnapshotSettings settings) {
    this.redis = redis;
    this.json = json;
    this.sealed = new SealedText(secrets.get(SecretNames.SNAPSHOT_ENCRYPTION), random);
    this.settings = settings;
  }

  /** Empty where there is none, where it cannot be read, and where Redis is away. */
  CompletionStage<Optional<CitizenSnapshot>> find(String account) {
    String key = key(account);
    return redis
        .call(commands -> commands.get(key))
        .handle((value, thrown) -> value == null ? Optional.empty() : read(key, value));
  }

  void put(String account, CitizenSnapshot snapshot) {
    String key = key(account);
    byte[] value = sealed.seal(write(snapshot), key);
    redis.call(commands -> commands.set(key, value, SetArgs.Builder.ex(settings.kept())));
  }

  /** Forgets it, and tells all instances. */
  void forget(String account) {
    redis.call(commands -> commands.del(key(account)));
    redis.tell(CHANGES, account);
  }

  /** Calls {@code listener} with the account of every citizen that changed. */
  void onChange(Consumer<String> listener) {
    redis.listen(CHANGES, listener);
  }

  private Optional<CitizenSnapshot> read(String key, byte[] value) {
    try {
      return Optional.ofNullable(json.readValue(sealed.open(value, key), CitizenSnapshot.class));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("A snapshot in Redis cannot be read");
      return Optional.empty();
    }
  }

  private byte[] write(CitizenSnapshot snapshot) {
    try {
      return json.writeValueAsBytes(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String account) {
    return "snapshot:" + account;
  }
}
