package dev.suishen.code.demo;

import dev.suishen.code.page.DemoChoice;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/** What the page offers to choose from. */
@Factory
final class DemoChoices {
  @Singleton
  @DemoOnly
  List<DemoChoice> choices() {
    return DemoCitizen.ALL.stream().map(DemoCitizen::choice).toList();
  }
}
