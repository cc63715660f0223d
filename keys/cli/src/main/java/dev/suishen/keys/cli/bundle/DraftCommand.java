package dev.suishen.keys.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.cli.bundle.Changes.Change;
import dev.suishen.keys.cli.bundle.Linted.Finding;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Target;
import dev.suishen.keys.cli.service.ServiceOptions;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws up the next bundle, for the holders of roots to read and sign. */
@Command(name = "draft", description = "Draws up the next bundle.")
final class DraftCommand implements Callable<Integer> {
  @ArgGroup(exclusive = false)
  private @Nullable Former former;

  @ArgGroup(exclusive = false)
  private @Nullable ServiceOptions service;

  @Mixin private Wanted wanted = new Wanted();
  @Mixin private Linted linted;
  @Mixin private Target target = new Target();
  @Mixin private Answer answer;

  private final Desk desk;

  DraftCommand(Desk desk) {
    this.desk = desk;
    this.linted = new Linted(desk);
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    Optional<TrustBundle> before = former == null ? Optional.empty() : Optional.of(former.bundle());
    BundleDraft draft = wanted.in(base(before));
    Path file = target.free(desk.folder().resolve("draft-" + draft.serial() + ".json"));
    Changes changes = Changes.of(before, draft);
    List<Finding> findings = linted.findings(draft, before);
    String json = BundleDraftFile.of(draft).toJson();
    String written = target.write(file, json.getBytes(UTF_8));
    Page page = changes.page().page(Linted.page(findings)).page(BundlePage.digest(draft));
    answer.give(
        new Drafted(
            file.toString(), BundleDraftFile.of(draft).digest(), changes.changes(), findings),
        page.line(written));
    return Exit.DONE.code();
  }

  private BundleDraft base(Optional<TrustBundle> before) throws CommandEndedException {
    if (service != null) {
      return drawnUp(service.connect(desk).text("bundles/draft", Map.of()));
    }
    return before
        .map(bundle -> BundleDraft.of(bundle).next(desk.clock().instant()))
        .orElseThrow(
            () ->
                new CommandEndedException(
                    Exit.WRONG_USE, "Give the bundle that it follows, --from, or --service."));
  }

  private static BundleDraft drawnUp(String json) throws CommandEndedException {
    try {
      return BundleDraftFile.parse(json);
    } catch (IOException e) {
      throw new CommandEndedException(Exit.SERVICE, "The service answers " + e.getMessage());
    }
  }

  /** The bundle before. */
  private static final class Former {
    @Option(
        names = "--from",
        paramLabel = "BUNDLE",
        required = true,
        description = "The bundle that it follows.")
    private Path from;

    @Option(
        names = "--roots",
        paramLabel = "ROOTS",
        required = true,
        description = "roots.json: who must have signed that one.")
    private Path roots;

    TrustBundle bundle() throws CommandEndedException, BundleRefusedException {
      return BundleFiles.take(from, TrustStore.pinned(BundleFiles.roots(roots)), Instant.EPOCH);
    }
  }

  /** What it answers. */
  private record Drafted(
      String file, String digest, List<Change> changes, List<Finding> findings) {}
}
