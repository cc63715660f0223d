package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All pieces that one verifier needs, each with its own times: what fails keeps nothing else away.
 */
final class Pieces {
  private final TrustSource source;
  private final Intake intake;
  private final @Nullable Scene scene;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Pace pace;
  private final BundlePiece bundle;
  private final @Nullable KeysPiece keys;
  private final Map<StatusListLocation, ListPiece> lists = new ConcurrentHashMap<>();
  private long listedSerial;

  /**
   * @param verifier by what its holdings are reported; null where they are not
   * @param scene whose lists and keys are fetched; null for all lists and no keys
   * @param days of scene keys from today on; 0 for none
   */
  Pieces(
      TrustSource source,
      Intake intake,
      @Nullable VerifierName verifier,
      @Nullable Scene scene,
      int days,
      Clock clock,
      LongSupplier nanos,
      Pace pace) {
    this.source = source;
    this.intake = intake;
    this.scene = scene;
    this.clock = clock;
    this.nanos = nanos;
    this.pace = pace;
    this.bundle = new BundlePiece(source, intake, verifier);
    this.keys = scene == null || days == 0 ? null : new KeysPiece(scene, days, source, intake);
  }

  TrustState state() {
    Instant now = clock.instant();
    List<PieceState> states = new ArrayList<>();
    all().forEach(piece -> states.add(piece.state(now)));
    return TrustState.of(now, intake.store().bundle().isPresent(), states);
  }

  /**
   * Attempts what is due, the bundle first: it names the lists.
   *
   * @param everything due or not, needed or not
   * @param witness is told of each attempt
   */
  void bring(boolean everything, Witness witness) {
    bring(bundle, everything, witness);
    forgetListsOfOld();
    for (Piece piece : all()) {
      if (piece != bundle) {
        bring(piece, everything, witness);
      }
    }
    intake.keepPending();
  }

  /** Nanoseconds until something is due; 0 or less where it is. */
  long untilDue() {
    Instant now = clock.instant();
    long moment = nanos.getAsLong();
    return all().stream()
        .filter(piece -> piece.isWanted(now))
        .mapToLong(piece -> piece.untilDue(moment))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void bring(Piece piece, boolean anyway, Witness witness) {
    Instant now = clock.instant();
    boolean due = piece.untilDue(nanos.getAsLong()) <= 0 && piece.isWanted(now);
    if (intake.isShut() || !anyway && !due) {
      return;
    }
    Failure failure = piece.attempt(now);
    piece.planNext(pace, clock.instant(), nanos.getAsLong());
    witness.attempted(piece.name(), failure);
  }

  /** Another bundle may have put a list aside with its key, or name another key for one refused. */
  private void forgetListsOfOld() {
    lists.keySet().retainAll(new HashSet<>(locations()));
    if (bundle.serial() != listedSerial) {
      listedSerial = bundle.serial();
      lists.values().forEach(Piece::dueNow);
    }
  }

  private List<Piece> all() {
    List<Piece> all = new ArrayList<>();
    all.add(bundle);
    locations().forEach(location -> all.add(lists.computeIfAbsent(location, this::list)));
    if (keys != null) {
      all.add(keys);
    }
    return all;
  }

  private List<StatusListLocation> locations() {
    List<StatusListLocation> asked =
        new ArrayList<>(intake.store().bundle().map(TrustBundle::statusLists).orElse(List.of()));
    asked.removeIf(location -> scene != null && scene.number() != location.scene());
    return asked;
  }

  private ListPiece list(StatusListLocation location) {
    return new ListPiece(location, source, intake);
  }

  /** Is told what came of an attempt. */
  interface Witness {
    void attempted(String piece, @Nullable Failure failure);
  }
}
