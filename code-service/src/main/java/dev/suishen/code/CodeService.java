package dev.suishen.code;

import dev.suishen.code.config.Deployment;
import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.embedded.DataDirectory;
import dev.suishen.code.embedded.EmbeddedServers;
import dev.suishen.code.scene.SceneSecrets;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import dev.suishen.keys.custody.CustodyException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service from its start to its stop. */
public final class CodeService implements AutoCloseable {
  /** Stronger than files, environment variables and system properties. */
  private static final int STRONGEST = 1000;

  /** Verifiers of the demo city are never offline. */
  private static final Map<String, Object> DEMO_ROTATION =
      Map.of("suishen.rotation.lead-time", "0s", "suishen.rotation.handover", "0s");

  private static final String TOKEN_SIGNATURES = "micronaut.security.token.jwt.signatures";
  private static final String JWKS_URL = TOKEN_SIGNATURES + ".jwks.city.url";

  private final ApplicationContext context;
  private final Deployment deployment;

  /** What to close, last opened first: the context goes before the servers that it uses. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private CodeService(ApplicationContext context, Deployment deployment) {
    this.context = context;
    this.deployment = deployment;
  }

  /**
   * Starts the service, with servers of its own where none are named; they end no later than this
   * Java does.
   *
   * @param properties configuration beside that of files, environment and system properties
   * @throws StartRefusedException if it does not start as it is set up
   */
  public static CodeService start(
      Map<String, Object> properties, Clock clock, SecureRandom random) {
    ApplicationContext context =
        ApplicationContext.builder().properties(properties).banner(false).build();
    Deployment deployment = Deployment.of(context.getEnvironment().start());
    CodeService service = new CodeService(context, deployment);
    // Before the start: whoever loses patience with it leaves no server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
    try {
      service.start(clock, random);
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw refusal(e);
    }
  }

  /** What the context wraps, a bean's refusal to start among it, is told as it is. */
  private static RuntimeException refusal(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefusedException refused) {
        return refused;
      }
      if (cause instanceof CustodyException custody) {
        return new StartRefusedException(
            custody.reason().name(), String.valueOf(custody.getMessage()));
      }
    }
    return thrown;
  }

  private synchronized void start(Clock clock, SecureRandom random) {
    Environment environment = context.getEnvironment();
    Secrets secrets =
        deployment == Deployment.EMBEDDED
            ? startServers(environment, random)
            : useServers(environment);
    context.registerSingleton(Clock.class, clock);
    context.registerSingleton(SecureRandom.class, random);
    context.registerSingleton(Secrets.class, secrets);
    opened.push(context);
    context.start();
    listen(environment);
  }

  private Secrets startServers(Environment environment, SecureRandom random) {
    DataDirectory directory =
        DataDirectory.open(
            environment.getProperty("suishen.data-directory", Path.class).orElse(Path.of("data")));
    opened.push(directory);
    Path file =
        environment
            .getProperty("suishen.secrets-file", Path.class)
            .orElse(directory.resolve("secrets"));
    Secrets secrets = Secrets.readOrMake(file, secretNames(), random);
    EmbeddedServers servers = EmbeddedServers.start(directory, secrets);
    opened.push(servers);
    context.registerSingleton(DataDirectory.class, directory);
    context.registerSingleton(EmbeddedServers.class, servers);
    Map<String, Object> properties = new HashMap<>(servers.properties());
    properties.put("suishen.demo", true);
    properties.put(
        TOKEN_SIGNATURES + ".secret.generator.secret", secrets.text(SecretNames.LOGIN_SIGNING));
    properties.put("micronaut.server.host", "127.0.0.1");
    // A source that is added to an environment that runs already prevails, whatever its order.
    DEMO_ROTATION.forEach(
        (name, value) -> {
          if (!environment.containsProperty(name)) {
            properties.put(name, value);
          }
        });
    environment.addPropertySource(PropertySource.of("embedded", properties, STRONGEST));
    return secrets;
  }

  /** Tokens come from the city's identity provider, secrets from a file that the operator keeps. */
  private static Secrets useServers(Environment environment) {
    environment
        .getProperty("suishen.jwks-url", String.class)
        .map(url -> Map.<String, Object>of(JWKS_URL, url))
        .map(properties -> PropertySource.of("identity provider", properties, STRONGEST))
        .ifPresent(environment::addPropertySource);
    if (!environment.containsProperties(TOKEN_SIGNATURES)) {
      throw new StartRefusedException(
          "IDENTITY_PROVIDER_NOT_NAMED",
          "set SUISHEN_JWKS_URL to the keys that sign access tokens");
    }
    return Secrets.read(secretsFile(environment));
  }

  private static List<String> secretNames() {
    return Stream.of(SecretNames.ALL, SceneSecrets.ALL, EmbeddedServers.SECRETS)
        .flatMap(List::stream)
        .toList();
  }

  private static Path secretsFile(Environment environment) {
    return environment
        .getProperty("suishen.secrets-file", Path.class)
        .orElseThrow(
            () ->
                new StartRefusedException(
                    "SECRETS_NOT_NAMED", "set SUISHEN_SECRETS_FILE to the file of secrets"));
  }

  private void listen(Environment environment) {
    try {
      context.getBean(EmbeddedServer.class).start();
    } catch (ServerStartupException e) {
      throw new StartRefusedException(
          "PORT_TAKEN",
          "cannot listen on port "
              + environment.getProperty("micronaut.server.port", String.class, "8080")
              + "; set MICRONAUT_SERVER_PORT to a free one");
    }
  }

  public Deployment deployment() {
    return deployment;
  }

  /** Where it listens. */
  public URI url() {
    return context.getBean(EmbeddedServer.class).getURI();
  }

  /** The beans, for the embedded default's greeting and for tests. */
  public ApplicationContext context() {
    return context;
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("could not stop", e);
      }
    }
  }
}
