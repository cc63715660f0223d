package dev.suishen.code.config;

import io.micronaut.context.env.Environment;

/** Whether the service brings its own servers or uses those that it is told of. */
public enum Deployment {
  EMBEDDED,
  EXTERNAL;

  /**
   * External where both servers are named, embedded where neither is.
   *
   * @throws StartRefusedException SERVERS_HALF_CONFIGURED, or DEMO_REFUSED where demo identities
   *     are asked for beside servers that are not our own
   */
  public static Deployment of(Environment environment) {
    boolean postgres = environment.containsProperty("datasources.default.url");
    boolean redis =
        environment.containsProperty("redis.uri") || environment.containsProperties("redis.uris");
    if (postgres != redis) {
      throw new StartRefusedException(
          "SERVERS_HALF_CONFIGURED",
          "set both DATASOURCES_DEFAULT_URL and REDIS_URI (or REDIS_URIS), or neither");
    }
    if (!postgres) {
      return EMBEDDED;
    }
    if (environment.getProperty("suishen.demo", Boolean.class, false)) {
      throw new StartRefusedException(
          "DEMO_REFUSED", "demo identities and keys exist in the embedded default only");
    }
    return EXTERNAL;
  }
}
