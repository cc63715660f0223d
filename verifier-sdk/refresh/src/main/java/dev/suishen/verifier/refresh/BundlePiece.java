package dev.suishen.verifier.refresh;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.refresh.TrustSource.Content;
import dev.suishen.verifier.refresh.TrustSource.Held;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trust bundle. */
final class BundlePiece extends Piece {
  static final int MOST_BYTES = 64 << 10;

  private final TrustSource source;
  private final Intake intake;
  private final @Nullable VerifierName verifier;
  private final RootWalk walk;
  private @Nullable String tag;
  private long taggedSerial;

  /**
   * @param verifier whose it is; null where that is not to be told
   */
  BundlePiece(TrustSource source, Intake intake, @Nullable VerifierName verifier) {
    this.source = source;
    this.intake = intake;
    this.verifier = verifier;
    this.walk = new RootWalk(source, intake);
  }

  @Override
  String name() {
    return "bundle";
  }

  @Override
  void bring(Instant now) throws FetchFailedException, BundleRefusedException {
    long serial = serial();
    Held held = new Held(serial, serial == taggedSerial ? tag : null, verifier);
    Optional<Content> newest = source.newestBundle(held, MOST_BYTES);
    if (newest.isPresent()) {
      walk.take(newest.get().bytes(), now);
      tag = newest.get().tag();
      taggedSerial = serial();
    }
  }

  /** Of the bundle held; 0 where there is none. */
  long serial() {
    return held().map(TrustBundle::serial).orElse(0L);
  }

  @Override
  Optional<Instant> issuedAt() {
    return held().map(TrustBundle::issuedAt);
  }

  @Override
  Optional<Instant> staleFrom(Instant now) {
    return held().map(TrustBundle::expires);
  }

  @Override
  Optional<Instant> nextUpdate() {
    return held().map(TrustBundle::nextUpdate);
  }

  private Optional<TrustBundle> held() {
    return intake.store().bundle();
  }
}
