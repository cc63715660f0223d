package dev.suishen.code.citizen;

import dev.suishen.code.scene.SceneBits;
import dev.suishen.code.status.StatusRegistry;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Facet;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Enrols a citizen: seals who it is, and gives it its places in the status lists. */
@Singleton
public class EnrolCitizen {
  private final CitizenRepository citizens;
  private final IdentityVault vault;
  private final StatusRegistry registry;

  EnrolCitizen(CitizenRepository citizens, IdentityVault vault, StatusRegistry registry) {
    this.citizens = citizens;
    this.vault = vault;
    this.registry = registry;
  }

  /**
   * @return false, and nothing is changed, where the identity number is enrolled already
   */
  @Transactional
  public boolean enrol(NewCitizen citizen) {
    byte[] index = vault.index(citizen.identity());
    if (citizens.existsByIdentityIndex(index)) {
      return false;
    }
    long number = citizens.nextNumber();
    citizens.save(
        new Citizen(
            number,
            citizen.account(),
            index,
            vault.sealNumber(number, citizen.identity()),
            vault.sealName(number, citizen.name()),
            Facet.bits(citizen.facets()),
            SceneBits.of(citizen.accounts()),
            null));
    registry.register(number, CodeKind.LIVE);
    return true;
  }
}
