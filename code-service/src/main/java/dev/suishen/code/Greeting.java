package dev.suishen.code;

import java.util.Locale;

/** What the console says once the service listens. */
final class Greeting {
  private Greeting() {}

  static String of(CodeService service) {
    String text =
        """

        Suishen Code is at %1$s

          the service's health   curl %1$s/health
          every call of it       %1$s/swagger-ui

        Stop it with Ctrl-C; what it knows is kept.
        """;
    return String.format(Locale.ROOT, text, service.url());
  }
}
