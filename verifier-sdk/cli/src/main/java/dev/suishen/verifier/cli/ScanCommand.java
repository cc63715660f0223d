package dev.suishen.verifier.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides on one code with a trust folder alone; never touches the network. */
@Command(name = "scan", description = "Decides on one code, offline, and says why.")
final class ScanCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "IMAGE|-|TEXT",
      description = "A PNG or JPEG file; - for a picture or text on standard input; or the text.")
  private String scanned;

  @Option(names = "--trust", paramLabel = "DIR", required = true, description = "Filled by sync.")
  private Path trust;

  @Mixin private SealKey sealKey = new SealKey();

  @Option(
      names = "--scene",
      required = true,
      converter = SceneConverter.class,
      description = "medical, transit, venue, hotel or service.")
  private Scene scene;

  @Option(names = "--paper", description = "Take printed codes too, with an identity document.")
  private boolean paper;

  @Option(names = "--at", paramLabel = "TIME", description = "Decide as of this moment, RFC 3339.")
  private @Nullable Instant at;

  @Option(names = "--json", description = "Answer as the conformance command does.")
  private boolean json;

  @Option(names = "--color", description = "Colour also where the output is no terminal.")
  private boolean color;

  @Option(names = "--lang", paramLabel = "zh|en", description = "The system's where not given.")
  private String language = Locale.getDefault().getLanguage();

  @Spec private CommandSpec spec;

  private final InputStream in;
  private final Clock clock;
  private final SecureRandom random;

  ScanCommand(InputStream in, Clock clock, SecureRandom random) {
    this.in = in;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    try (TrustFolder folder = new PinnedFolder(trust, sealKey, random).read()) {
      folder.troubles().forEach(trouble -> spec.commandLine().getErr().println(trouble));
      Verifier verifier = verifier(folder.store());
      Optional<String> text = new ScannedText(in).of(scanned);
      // A picture without a readable code is answered like one of another issuer's: refused.
      Verification verification =
          text.map(verifier::verify)
              .orElseGet(() -> new Verification.Rejected(Reason.NOT_OUR_CODE));
      spec.commandLine().getOut().println(json ? jsonLine(verification) : line(verification, text));
      return verification.fold(accepted -> 0, rejected -> 1, undetermined -> 2);
    } catch (UnusableTrustException | UnreadablePictureException | IOException unusable) {
      throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
    }
  }

  private Verifier verifier(TrustStore store) {
    return Verifier.builder()
        .trust(store)
        .policy(ScenePolicy.of(scene).taking(kinds()))
        .clock(at == null ? clock : Clock.fixed(at, ZoneOffset.UTC))
        .replayGuard(ReplayGuard.none())
        .build();
  }

  private EnumSet<CodeKind> kinds() {
    return paper ? EnumSet.allOf(CodeKind.class) : EnumSet.of(CodeKind.LIVE, CodeKind.PASS);
  }

  private static ObjectNode jsonLine(Verification verification) {
    return Answer.write(verification, Json.MAPPER.createObjectNode());
  }

  private String line(Verification verification, Optional<String> text) {
    Words words = new Words(Locale.forLanguageTag(language), color ? Ansi.ON : Ansi.AUTO);
    return text.isPresent() ? words.line(verification) : words.noCode();
  }
}
