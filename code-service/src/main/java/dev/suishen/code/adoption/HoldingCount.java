package dev.suishen.code.adoption;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * How many verifiers of an operator hold a bundle.
 *
 * @param serial 0: those that hold none
 * @param heard how many of them were heard of within the lead time
 */
@MappedEntity("verifier_holding")
record HoldingCount(@Id String operator, long serial, int verifiers, int heard, Instant lastSeen) {
  /** How many of them are known to lack the bundle of a serial. */
  int behind(long wanted) {
    return serial < wanted ? heard : 0;
  }

  /** How many of them lacked it when they were last heard of, which is long ago. */
  int away(long wanted) {
    return serial < wanted ? verifiers - heard : 0;
  }
}
