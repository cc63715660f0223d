package dev.suishen.verifier.refresh;

import dev.suishen.verifier.refresh.TrustState.Readiness;
import org.jspecify.annotations.Nullable;

/** Attempts at what is due, one round at a time, and who is told of what came of them. */
final class Round {
  private final Pieces pieces;
  private final Intake intake;
  private final RefreshListener listener;
  private Readiness told = Readiness.EMPTY;

  Round(Pieces pieces, Intake intake, RefreshListener listener) {
    this.pieces = pieces;
    this.intake = intake;
    this.listener = listener;
  }

  /**
   * @param everything due or not, needed or not
   */
  synchronized void run(boolean everything) {
    tellReadiness();
    pieces.bring(everything, this::attempted);
    tellReadiness();
  }

  /** A long round must not hide that time passes; good news can wait for its end. */
  private void attempted(String piece, @Nullable Failure failure) {
    if (failure != null && failure.refused()) {
      tell(() -> listener.refused(piece, failure));
    }
    if (told == Readiness.READY) {
      tellReadiness();
    }
  }

  private void tellReadiness() {
    TrustState state = pieces.state();
    if (state.readiness() != told) {
      told = state.readiness();
      tell(() -> tell(state));
    }
  }

  private void tell(TrustState state) {
    if (state.isReady()) {
      listener.ready(state);
    } else {
      listener.stale(state);
    }
  }

  private void tell(Runnable event) {
    try {
      if (!intake.isShut()) {
        event.run();
      }
    } catch (RuntimeException ofTheListener) {
      // Its own to log; refreshing goes on.
    }
  }
}
