package dev.suishen.code.secret;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Named secrets of 32 bytes. Their file has a line {@code name=base64url} for each (without
 * padding); lines that begin with {@code #} are comments.
 */
public final class Secrets {
  private static final int BYTES = 32;
  private static final int MOST_BYTES_IN_FILE = 64 * 1024;

  private final Map<String, byte[]> byName;

  private Secrets(Map<String, byte[]> byName) {
    this.byName = byName;
  }

  /**
   * @throws StartRefusedException SECRETS_UNREADABLE, SECRETS_MALFORMED
   */
  public static Secrets read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES_IN_FILE) {
        throw malformed(file, 0);
      }
      return parse(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new StartRefusedException("SECRETS_UNREADABLE", "cannot read the secrets " + file);
    }
  }

  /** As {@link #read}, making first what the file does not have yet. */
  public static Secrets readOrMake(Path file, List<String> names, SecureRandom random) {
    Map<String, byte[]> byName = new LinkedHashMap<>();
    if (Files.exists(file)) {
      byName.putAll(read(file).byName);
    }
    if (byName.keySet().containsAll(names)) {
      return new Secrets(byName);
    }
    for (String name : names) {
      byName.computeIfAbsent(name, absent -> random(random));
    }
    try {
      WholeFile.write(file, text(byName).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Secrets(byName);
  }

  /**
   * @return a copy of the 32 bytes
   * @throws StartRefusedException SECRET_MISSING
   */
  public byte[] get(String name) {
    byte[] secret = byName.get(name);
    if (secret == null) {
      throw new StartRefusedException("SECRET_MISSING", "the secrets have no " + name);
    }
    return secret.clone();
  }

  /** The secret as 43 letters, digits, {@code -} and {@code _}. */
  public String text(String name) {
    return encode(get(name));
  }

  private static Secrets parse(Path file, List<String> lines) {
    Map<String, byte[]> byName = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      byte[] secret = equals < 1 ? new byte[0] : decode(line.substring(equals + 1).strip());
      if (secret.length != BYTES) {
        throw malformed(file, i + 1);
      }
      byName.put(line.substring(0, equals).strip(), secret);
    }
    return new Secrets(byName);
  }

  private static StartRefusedException malformed(Path file, int line) {
    return new StartRefusedException(
        "SECRETS_MALFORMED", file + " line " + line + ": want name=<32 bytes in base64url>");
  }

  private static byte[] random(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private static String text(Map<String, byte[]> byName) {
    return byName.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String encode(byte[] secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
