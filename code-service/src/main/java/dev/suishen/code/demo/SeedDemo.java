package dev.suishen.code.demo;

import dev.suishen.code.citizen.EnrolCitizen;
import dev.suishen.code.citizen.SuspendCitizen;
import dev.suishen.code.operator.Operators;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;

/** Enrols the demo citizens and operators where they are not yet; leaves those that are. */
@Context
@DemoOnly
final class SeedDemo {
  private final EnrolCitizen enrol;
  private final SuspendCitizen suspend;
  private final Operators operators;

  SeedDemo(EnrolCitizen enrol, SuspendCitizen suspend, Operators operators) {
    this.enrol = enrol;
    this.suspend = suspend;
    this.operators = operators;
  }

  @PostConstruct
  void seed() {
    for (DemoCitizen citizen : DemoCitizen.ALL) {
      if (enrol.enrol(citizen.enrolment())) {
        citizen
            .suspended()
            .ifPresent(reason -> suspend.suspend(citizen.enrolment().account(), reason));
      }
    }
    DemoOperator.ALL.forEach(operator -> operators.add(operator.account(), operator.scenes()));
  }
}
