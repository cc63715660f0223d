package dev.suishen.code;

import dev.suishen.code.config.Deployment;
import java.util.Locale;

/** What the console says once the service listens. */
final class Greeting {
  private static final String EMBEDDED =
      """

      Suishen Code is at %1$s

        open it in a browser and choose a demo citizen, or by hand:

        curl -s %1$s/api/v1/demo/login -H 'Content-Type: application/json' -d '{"citizen":"demo-1"}'
        curl -s -X POST %1$s/api/v1/codes -H 'Authorization: Bearer <accessToken>'

        every call: %1$s/swagger-ui     health: %1$s/health

      This is a demonstration: its people and keys are made up.
      Stop it with Ctrl-C; what it knows is kept.
      """;
  private static final String EXTERNAL = "Suishen Code is at %1$s";

  private Greeting() {}

  static String of(CodeService service) {
    String text = service.deployment() == Deployment.EMBEDDED ? EMBEDDED : EXTERNAL;
    return String.format(Locale.ROOT, text, service.url());
  }
}
