package dev.suishen.verifier.refresh;

import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.refresh.TrustSource.Content;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One status list: the newest there is, however many were missed. */
final class ListPiece extends Piece {
  private static final int MOST_BYTES = 2 << 20;

  private final StatusListLocation location;
  private final TrustSource source;
  private final Intake intake;
  private @Nullable String tag;
  private Optional<Instant> tagged = Optional.empty();

  ListPiece(StatusListLocation location, TrustSource source, Intake intake) {
    this.location = location;
    this.source = source;
    this.intake = intake;
  }

  @Override
  String name() {
    return "list-" + location.scene() + "-" + location.number();
  }

  @Override
  void bring(Instant now) throws FetchFailedException, StatusListRefusedException {
    boolean isTagged = issuedAt().isPresent() && issuedAt().equals(tagged);
    Optional<Content> newest = source.fetch(location.uri(), MOST_BYTES, isTagged ? tag : null);
    if (newest.isPresent()) {
      intake.takeStatusList(newest.get().bytes(), location);
      tag = newest.get().tag();
      tagged = issuedAt();
    }
  }

  @Override
  Optional<Instant> issuedAt() {
    return intake.store().statusLists().issuedAt(location);
  }

  /** Wire format §7 step 14: too old by the bundle's policy, or past its own end. */
  @Override
  Optional<Instant> staleFrom(Instant now) {
    TrustStore store = intake.store();
    TrustPolicy policy = store.bundle().map(TrustBundle::policy).orElse(TrustPolicy.DEFAULT);
    Optional<Instant> tooOld = issuedAt().map(at -> at.plusSeconds(policy.statusListMaxAge()));
    Optional<Instant> expires = store.statusLists().expires(location);
    return tooOld.flatMap(age -> expires.map(end -> end.isBefore(age) ? end : age));
  }

  @Override
  Optional<Instant> nextUpdate() {
    return intake.store().statusLists().nextUpdate(location);
  }
}
