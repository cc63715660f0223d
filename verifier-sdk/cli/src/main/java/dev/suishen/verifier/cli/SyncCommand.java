package dev.suishen.verifier.cli;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings trust material to a folder; each piece replaces the one there only once it has held. */
@Command(name = "sync", description = "Brings bundle, status lists and scene keys to a folder.")
final class SyncCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "The code service.")
  private URI url;

  @Option(names = "--trust", paramLabel = "DIR", required = true, description = "The folder.")
  private Path trust;

  @ArgGroup private @Nullable FirstTrust firstTrust;

  @Mixin private SealKey sealKey = new SealKey();

  @Option(
      names = "--scene",
      converter = SceneConverter.class,
      description = "Status lists of this scene alone, and its keys where there is a token.")
  private @Nullable Scene scene;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:SUISHEN_TOKEN:-}",
      description = "An operator's, for the scene keys. Better in the variable SUISHEN_TOKEN.")
  private String token;

  @Option(
      names = "--days",
      defaultValue = "23",
      description =
          "Days of scene keys from today on, 1 to 53 (default 23); the seven before come along.")
  private int days;

  @Spec private CommandSpec spec;

  private final Clock clock;
  private final SecureRandom random;

  SyncCommand(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireSafeAddress();
    if (days < 1 || days > FolderSync.MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(), "--days is from 1 to " + FolderSync.MOST_DAYS);
    }
    try {
      return bring(new PinnedFolder(trust, sealKey, random), new TrustService(url, token));
    } catch (UnusableTrustException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    } catch (BundleRefusedException | IOException | IllegalArgumentException failed) {
      return notBrought(failed);
    }
  }

  private int bring(PinnedFolder pinned, TrustService service)
      throws UnusableTrustException, BundleRefusedException, IOException, InterruptedException {
    RootSet roots = startingRoots(pinned, service);
    try (TrustFolder folder = pinned.open(roots)) {
      FolderSync sync = new FolderSync(service, folder.store());
      int exitCode = bring(sync);
      if (!pinned.isPinned()) {
        pinned.pin(roots);
      }
      for (FolderTrouble trouble : folder.troubles()) {
        spec.commandLine().getErr().println(trouble);
        exitCode = 1;
      }
      return exitCode;
    }
  }

  private int bring(FolderSync sync)
      throws BundleRefusedException, IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    TrustBundle bundle = sync.bundle(clock.instant());
    out.println(
        "bundle "
            + bundle.serial()
            + " of "
            + bundle.issuer()
            + ", good until "
            + bundle.expires());
    int exitCode = 0;
    for (StatusListLocation location : bundle.statusLists()) {
      if (scene == null || scene.number() == location.scene()) {
        exitCode = Math.max(exitCode, bring(sync, location));
      }
    }
    if (scene != null && !token.isEmpty()) {
      sync.sceneKeys(scene, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), days);
      out.println("scene keys of " + scene.label());
    }
    return exitCode;
  }

  /** A list that does not come must not keep the others away. */
  private int bring(FolderSync sync, StatusListLocation location) throws InterruptedException {
    try {
      sync.statusList(location);
      spec.commandLine().getOut().println("status list " + location.uri());
      return 0;
    } catch (StatusListRefusedException | IOException | IllegalArgumentException failed) {
      return notBrought(failed);
    }
  }

  private int notBrought(Exception why) {
    spec.commandLine().getErr().println("not brought: " + why.getMessage());
    return 1;
  }

  private RootSet startingRoots(PinnedFolder folder, TrustService service)
      throws UnusableTrustException, IOException, InterruptedException {
    if (folder.isPinned()) {
      if (firstTrust != null && firstTrust.isFile()) {
        throw new UnusableTrustException(
            trust + " has its roots already; pin others in a new folder");
      }
      return folder.roots();
    }
    if (firstTrust == null) {
      throw new UnusableTrustException(
          trust + " has no roots yet: give --roots FILE once, or --trust-on-first-use");
    }
    return firstTrust.read(service, spec.commandLine().getErr());
  }

  /** A token must not cross a network in clear. */
  private void requireSafeAddress() {
    String scheme = String.valueOf(url.getScheme());
    boolean here =
        Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
    if (url.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      throw new ParameterException(spec.commandLine(), "'" + url + "' is no http or https address");
    }
    if (!token.isEmpty() && !here && scheme.equals("http")) {
      throw new ParameterException(spec.commandLine(), "A token is sent over https alone");
    }
  }
}
