package dev.suishen.code.embedded;

import dev.suishen.code.secret.Secrets;
import java.util.List;
import java.util.Map;

/** The PostgreSQL and the Redis of one data directory. */
public final class EmbeddedServers implements AutoCloseable {
  private static final String POSTGRES_PASSWORD = "postgres.password";
  private static final String REDIS_PASSWORD = "redis.password";

  /** The secrets that the servers ask for. */
  public static final List<String> SECRETS = List.of(POSTGRES_PASSWORD, REDIS_PASSWORD);

  private final PostgresServer postgres;
  private final RedisServer redis;
  private final String password;

  private EmbeddedServers(DataDirectory directory, Secrets secrets) {
    password = secrets.text(POSTGRES_PASSWORD);
    postgres = new PostgresServer(directory.resolve("postgres"), password);
    redis = new RedisServer(directory.resolve("redis"), secrets.text(REDIS_PASSWORD));
  }

  /** Starts both, after stopping what a killed service left running in the directory. */
  public static EmbeddedServers start(DataDirectory directory, Secrets secrets) {
    EmbeddedServers servers = new EmbeddedServers(directory, secrets);
    try {
      servers.postgres.start();
      servers.redis.start();
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
    return servers;
  }

  /** How the service reaches them, in the names of its configuration. */
  public Map<String, Object> properties() {
    return Map.of(
        "datasources.default.url",
        postgres.jdbcUrl(),
        "datasources.default.username",
        "postgres",
        "datasources.default.password",
        password,
        "redis.uri",
        redis.uri());
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public RedisServer redis() {
    return redis;
  }

  @Override
  public void close() {
    try (postgres;
        redis) {
      // Redis first: it is the faster to stop.
    }
  }
}
