package dev.suishen.code.citizen;

import dev.suishen.code.scene.Pseudonyms;
import dev.suishen.code.status.StatusRegistry;
import dev.suishen.verifier.CodeKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes a citizen's snapshot from PostgreSQL. */
@Singleton
final class LoadSnapshot {
  private final CitizenRepository citizens;
  private final StatusRegistry registry;
  private final IdentityVault vault;
  private final Pseudonyms pseudonyms;
  private final Clock clock;

  LoadSnapshot(
      CitizenRepository citizens,
      StatusRegistry registry,
      IdentityVault vault,
      Pseudonyms pseudonyms,
      Clock clock) {
    this.citizens = citizens;
    this.registry = registry;
    this.vault = vault;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  Optional<CitizenSnapshot> load(String account) {
    return citizens.findByAccount(account).map(this::snapshot);
  }

  private CitizenSnapshot snapshot(Citizen citizen) {
    long number = citizen.number();
    Instant now = clock.instant();
    return new CitizenSnapshot(
        number,
        MaskedName.of(vault.openName(number, citizen.name())),
        vault.openNumber(number, citizen.identityNumber()).birthDate(),
        citizen.facets(),
        citizen.accounts(),
        citizen.suspensionReason(),
        registry.places(number, CodeKind.LIVE),
        pseudonyms.at(now, number, Map.of()),
        now);
  }
}
