package dev.suishen.code.page;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the service and the browser once for all tests. Where there is no Chromium the tests are
 * skipped, out loud; under CI they fail.
 */
final class Chromium implements ExecutionCondition, ParameterResolver {
  private static final String MISSING =
      "No Chromium here, so the tests of the page are skipped."
          + " Install it (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM.";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (find().isPresent() || System.getenv("CI") != null) {
      return enabled("Chromium is here, or has to be");
    }
    System.out.println(MISSING);
    return disabled(MISSING);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Phones.class;
  }

  @Override
  public Phones resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Chromium.class))
        .getOrComputeIfAbsent(Phones.class, key -> Phones.start(found()), Phones.class);
  }

  private static Path found() {
    return find().orElseThrow(() -> new IllegalStateException(MISSING));
  }

  private static Optional<Path> find() {
    return Stream.ofNullable(System.getenv("CHROMIUM"))
        .findFirst()
        .map(Stream::of)
        .orElseGet(() -> Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
