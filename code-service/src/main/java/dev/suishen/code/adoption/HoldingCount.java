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
  int away() {
    return verifiers - heard;
  }

  boolean lacks(long wanted) {
    return serial < wanted;
  }
}
