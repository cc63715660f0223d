package dev.suishen.code.issue;

import dev.suishen.code.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counts requests for codes and how long they take: {@code suishen_codes_seconds} by outcome. */
@Singleton
final class IssueMeter {
  private final MeterRegistry registry;

  IssueMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  <T> CompletionStage<T> watch(CompletionStage<T> issuing) {
    Timer.Sample since = Timer.start(registry);
    return issuing.whenComplete(
        (issued, thrown) ->
            since.stop(registry.timer("suishen.codes", "outcome", outcome(thrown))));
  }

  private static String outcome(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof Fault fault) {
      return fault.code().name().toLowerCase(Locale.ROOT);
    }
    return cause == null ? "issued" : "failed";
  }
}
