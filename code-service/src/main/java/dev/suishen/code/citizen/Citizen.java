package dev.suishen.code.citizen;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code citizen}.
 *
 * @param number 40 bits; leaves the service in no form
 * @param account {@code sub} of the citizen's access token
 * @param identityIndex blind index of the identity number
 * @param identityNumber sealed
 * @param name sealed
 * @param facets bits that do not follow from age or scene
 * @param accounts bit <i>n</i>: an account is active in scene number <i>n</i>
 * @param suspensionReason null unless suspended
 */
@MappedEntity("citizen")
record Citizen(
    @Id long number,
    String account,
    byte[] identityIndex,
    byte[] identityNumber,
    byte[] name,
    int facets,
    int accounts,
    @Nullable String suspensionReason) {

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "citizen";
  }
}
