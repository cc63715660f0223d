package dev.suishen.verifier.cli;

import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.refresh.PieceState;
import dev.suishen.verifier.refresh.TrustState;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;

/** Says of each piece what came of asking for it, one line each. */
final class Brought {
  private final PrintWriter out;
  private final PrintWriter err;
  private final String scene;

  Brought(CommandLine command, String scene) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.scene = scene;
  }

  /**
   * @return exit code: 0 where everything was brought
   */
  int say(TrustState state, TrustStore store) {
    int exitCode = 0;
    for (PieceState piece : state.pieces()) {
      if (piece.failure().isPresent()) {
        exitCode = not(piece.failure().get().why());
      } else {
        out.println(
            store
                .bundle()
                .flatMap(bundle -> words(piece.piece(), bundle))
                .orElse("scene keys of " + scene));
      }
    }
    return exitCode;
  }

  /**
   * @return exit code
   */
  int not(String why) {
    err.println("not brought: " + why);
    return 1;
  }

  /** Empty for what is not in the bundle. */
  private static Optional<String> words(String piece, TrustBundle bundle) {
    if (piece.equals("bundle")) {
      return Optional.of(
          "bundle "
              + bundle.serial()
              + " of "
              + bundle.issuer()
              + ", good until "
              + bundle.expires());
    }
    return bundle.statusLists().stream()
        .filter(list -> piece.equals("list-" + list.scene() + "-" + list.number()))
        .map(list -> "status list " + list.uri())
        .findFirst();
  }
}
