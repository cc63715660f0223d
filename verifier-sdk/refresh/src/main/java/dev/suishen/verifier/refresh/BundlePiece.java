package dev.suishen.verifier.refresh;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.refresh.TrustSource.Content;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trust bundle. */
final class BundlePiece extends Piece {
  static final int MOST_BYTES = 64 << 10;

  private final TrustSource source;
  private final Intake intake;
  private final RootWalk walk;
  private @Nullable String tag;
  private long taggedSerial;

  BundlePiece(TrustSource source, Intake intake) {
    this.source = source;
    this.intake = intake;
    this.walk = new RootWalk(source, intake);
  }

  @Override
  String name() {
    return "bundle";
  }

  @Override
  void bring(Instant now) throws FetchFailedException, BundleRefusedException {
    boolean isTagged = serial() == taggedSerial;
    Optional<Content> newest = source.fetch(Layout.BUNDLE, MOST_BYTES, isTagged ? tag : null);
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
