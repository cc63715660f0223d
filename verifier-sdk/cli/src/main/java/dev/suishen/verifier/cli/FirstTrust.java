package dev.suishen.verifier.cli;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.refresh.FetchFailedException;
import dev.suishen.verifier.refresh.TrustSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The roots that an empty folder is given once: from a file, or whatever the service says. */
final class FirstTrust {
  private static final int MOST_BYTES = 64 << 10;

  @Option(
      names = "--roots",
      paramLabel = "FILE",
      required = true,
      description = "For a new folder: {\"threshold\", \"keys\": [hex COSE_Key]}, had another way.")
  private @Nullable Path roots;

  @Option(
      names = "--trust-on-first-use",
      required = true,
      description = "For a new folder: believe the roots that the service names. Not for gates.")
  private boolean onFirstUse;

  boolean isFile() {
    return !onFirstUse;
  }

  RootSet read(TrustSource source, PrintWriter err)
      throws FetchFailedException, IOException, UnusableTrustException {
    if (roots != null) {
      return Roots.read(roots);
    }
    byte[] json = source.fetch("/trust/roots", MOST_BYTES, null).orElseThrow().bytes();
    RootSet named = Json.MAPPER.readValue(json, Roots.class).toRootSet();
    err.println("Warning: trusting the roots that the service names, unchecked: " + named);
    return named;
  }
}
