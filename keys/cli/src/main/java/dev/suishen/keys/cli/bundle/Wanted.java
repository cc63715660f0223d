package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.KidConverter;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.TrustBundle;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the next bundle is to say otherwise than it would by itself. */
final class Wanted {
  @Option(names = "--serial", paramLabel = "N", description = "Another serial than the next.")
  private @Nullable Long serial;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "An ISO-8601 moment, or a duration from issue: P7D.")
  private @Nullable String expires;

  @Option(names = "--next-update", paramLabel = "TIME", description = "In the same way: PT24H.")
  private @Nullable String nextUpdate;

  @Option(
      names = "--revoke",
      paramLabel = "KID",
      converter = KidConverter.class,
      description = "A key of which nothing is good any more, for ever.")
  private List<Integer> revoked = List.of();

  @Mixin private RootsWanted roots = new RootsWanted();

  BundleDraft in(BundleDraft draft) throws CommandEndedException {
    return new BundleDraft(
        draft.issuer(),
        serial == null ? draft.serial() : serial,
        draft.issuedAt(),
        moment(expires, draft.issuedAt(), draft.expires()),
        moment(nextUpdate, draft.issuedAt(), draft.nextUpdate()),
        keys(draft.keys()),
        draft.policy(),
        roots.after(draft.roots()),
        draft.statusLists());
  }

  private static Instant moment(@Nullable String text, Instant issued, Instant usual)
      throws CommandEndedException {
    if (text == null) {
      return usual;
    }
    try {
      return text.startsWith("P") ? issued.plus(Duration.parse(text)) : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new CommandEndedException(
          Exit.WRONG_USE, text + " is no time: want 2026-12-05T09:00:00Z or P7D.");
    }
  }

  private List<TrustBundle.SigningKey> keys(List<TrustBundle.SigningKey> keys)
      throws CommandEndedException {
    List<TrustBundle.SigningKey> changed = new ArrayList<>(keys);
    for (int kid : revoked) {
      if (changed.stream().noneMatch(key -> key.key().kid() == kid)) {
        throw new CommandEndedException(
            Exit.WRONG_USE, "No key " + SigningKey.name(kid) + " to be revoked.");
      }
      changed.replaceAll(key -> key.key().kid() == kid ? revoked(key) : key);
    }
    return changed;
  }

  private static TrustBundle.SigningKey revoked(TrustBundle.SigningKey key) {
    return new TrustBundle.SigningKey(
        key.key(), key.notBefore(), key.notAfter(), key.use(), TrustBundle.SigningKey.REVOKED);
  }
}
