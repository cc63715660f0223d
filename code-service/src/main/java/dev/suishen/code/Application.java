package dev.suishen.code;

import dev.suishen.code.config.StartRefusedException;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** The command that starts the service, and the one place that meets the system's clock. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Suishen Code",
            version = "1",
            description = "The code service: docs/http-api.md says what its names mean."))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
@SecurityRequirement(name = "bearer")
public final class Application {
  private Application() {}

  public static void main(String[] arguments) throws InterruptedException {
    CodeService service;
    try {
      service = CodeService.start(Map.of(), Clock.systemUTC(), new SecureRandom());
    } catch (StartRefusedException e) {
      System.err.println(e.reason() + ": " + e.getMessage());
      System.exit(1);
      return;
    } catch (RuntimeException e) {
      // Threads that the start has left would keep the process alive.
      e.printStackTrace();
      System.exit(1);
      return;
    }
    System.out.println(Greeting.of(service));
    Thread.currentThread().join();
  }
}
