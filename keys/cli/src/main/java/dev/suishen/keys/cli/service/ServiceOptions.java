package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.BoundedFile;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service is asked, and who asks. A token is never an argument: processes are listed. */
public final class ServiceOptions {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MOST_TOKEN_BYTES = 8192;

  /** RFC 6750 §2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  @Option(
      names = "--service",
      paramLabel = "URL",
      required = true,
      description = "The code service; https, but for this machine.")
  private String service;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "An administrator's token; else the variable SUISHEN_TOKEN.")
  private @Nullable Path tokenFile;

  public AdminClient connect(Desk desk) throws CommandEndedException {
    return new AdminClient(address(), token(desk));
  }

  private String token(Desk desk) throws CommandEndedException {
    String token =
        tokenFile == null
            ? desk.variables().getOrDefault("SUISHEN_TOKEN", "")
            : BoundedFile.text(tokenFile, MOST_TOKEN_BYTES).strip();
    if (!TOKEN.matcher(token).matches()) {
      throw wrong("There is no token: give --token-file, or the variable SUISHEN_TOKEN.");
    }
    return token;
  }

  /** A token must not cross a network in clear. */
  private String address() throws CommandEndedException {
    URI uri = parsed();
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || !http && !"https".equalsIgnoreCase(uri.getScheme())) {
      throw wrong("--service wants an http or https address.");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getUserInfo() != null) {
      throw wrong("--service wants an address without user, query or fragment.");
    }
    if (http && !THIS_MACHINE.contains(uri.getHost())) {
      throw wrong("A token is sent over https alone.");
    }
    return service.replaceFirst("/+$", "");
  }

  private URI parsed() throws CommandEndedException {
    try {
      return URI.create(service);
    } catch (IllegalArgumentException e) {
      throw wrong("--service wants an http or https address.");
    }
  }

  private static CommandEndedException wrong(String words) {
    return new CommandEndedException(Exit.WRONG_USE, words);
  }
}
