package dev.suishen.verifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.suishen.verifier.RootSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The roots that an empty folder is given once: from a file, or whatever the service says. */
final class FirstTrust {
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

  RootSet read(TrustService service, PrintWriter err)
      throws IOException, InterruptedException, UnusableTrustException {
    if (roots == null) {
      RootSet named = service.roots();
      err.println("Warning: trusting the roots that the service names, unchecked: " + named);
      return named;
    }
    try {
      return Json.MAPPER.readValue(roots.toFile(), Roots.class).toRootSet();
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new UnusableTrustException(roots + " is no root set: " + broken.getMessage());
    } catch (IOException unreadable) {
      throw new UnusableTrustException(roots + " cannot be read");
    }
  }
}
