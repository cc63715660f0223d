package dev.suishen.keys.ceremony;

import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.SecretSource.Asked;
import dev.suishen.keys.city.Fingerprint;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the roots of a plan. All of it is there at the end, read back and signing, or nothing is:
 * after a failure the folder is gone, and so are the keys that a token made.
 */
public final class Ceremony {
  /** Of characters. The file may be copied, and then a guess costs 600,000 rounds and no more. */
  public static final int SHORTEST_PASSPHRASE = 12;

  private final Secrets secrets;
  private final Clock clock;
  private final SecureRandom random;
  private final String tool;

  /**
   * @param tool name and version of the program, for the record
   */
  public Ceremony(Secrets secrets, Clock clock, SecureRandom random, String tool) {
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
    this.tool = tool;
  }

  /** Refuses an output that is there already, before anybody confirms or types something. */
  public void requireRoom(CeremonyPlan plan) throws CeremonyRefusedException {
    CeremonyFolder.at(plan.output());
  }

  /**
   * Tries what can be tried before the day: room for the output, the passphrases that nobody types,
   * a login to each token. Makes nothing.
   *
   * @throws CustodyException of a token
   * @throws IOException SecretMissingException among others
   */
  public void rehearse(CeremonyPlan plan) throws CeremonyRefusedException, IOException {
    CeremonyFolder folder = CeremonyFolder.at(plan.output());
    try (Places places = new Places(secrets, random)) {
      for (PlannedRoot root : plan.roots()) {
        if (!isTyped(root)) {
          places.open(root, folder.begun()).rehearse();
        }
      }
    }
  }

  private static boolean isTyped(PlannedRoot root) {
    return root.keeping() instanceof InFile file && file.passphrase() instanceof Asked;
  }

  /**
   * Makes the roots and the folder.
   *
   * @throws CustodyException of a token
   * @throws IOException SecretMissingException among others; what could not be undone is suppressed
   *     in it
   */
  public CeremonyRecord hold(CeremonyPlan plan) throws CeremonyRefusedException, IOException {
    CeremonyFolder folder = CeremonyFolder.at(plan.output());
    Instant began = now();
    try (Places places = new Places(secrets, random)) {
      for (PlannedRoot root : plan.roots()) {
        places.open(root, folder.begun()).rehearse();
      }
      return hold(plan, folder, places.all(), began);
    }
  }

  private CeremonyRecord hold(
      CeremonyPlan plan, CeremonyFolder folder, Map<PlannedRoot, RootPlace> places, Instant began)
      throws CeremonyRefusedException, IOException {
    Map<RootPlace, VerificationKey> made = new LinkedHashMap<>();
    folder.begin();
    try {
      List<CeremonyRecord.Root> told = new ArrayList<>();
      for (Map.Entry<PlannedRoot, RootPlace> place : places.entrySet()) {
        VerificationKey key = place.getValue().make();
        made.put(place.getValue(), key);
        told.add(CeremonyRecord.Root.of(place.getKey(), key));
      }
      RootSet roots = RootSet.of(plan.threshold(), List.copyOf(made.values()));
      CeremonyRecord record = record(plan, told, began);
      folder.write(roots, record);
      new ReadBack(folder, record).require(roots, places);
      folder.finish();
      return record;
    } catch (CeremonyRefusedException | IOException | RuntimeException e) {
      undo(folder, made).forEach(e::addSuppressed);
      throw e;
    }
  }

  private CeremonyRecord record(CeremonyPlan plan, List<CeremonyRecord.Root> roots, Instant began) {
    return new CeremonyRecord(
        plan.city(),
        plan.threshold(),
        roots,
        began.toString(),
        now().toString(),
        tool,
        Fingerprint.grouped(plan.digest()),
        plan.witnesses());
  }

  private static List<Exception> undo(CeremonyFolder folder, Map<RootPlace, VerificationKey> made) {
    List<Exception> left = new ArrayList<>();
    made.forEach(
        (place, key) -> {
          try {
            place.destroy(key);
          } catch (CustodyException e) {
            left.add(e);
          }
        });
    try {
      folder.discard();
    } catch (IOException e) {
      left.add(e);
    }
    return left;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
