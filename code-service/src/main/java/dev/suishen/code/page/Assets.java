package dev.suishen.code.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The page's scripts, styles and icon: a closed list, held in memory. */
@Singleton
final class Assets {

  static final List<String> NAMES =
      List.of(
          "awake.js",
          "choices.js",
          "clock.js",
          "colours.css",
          "first.js",
          "icon.svg",
          "main.js",
          "page.css",
          "service.js",
          "session.js",
          "state.js",
          "view.js",
          "visit.js",
          "wallet.js");

  private final Map<String, byte[]> contents = new TreeMap<>();
  private final String fingerprint;

  Assets() {
    NAMES.forEach(name -> contents.put(name, read(name)));
    fingerprint = fingerprintOf(contents);
  }

  /** Changes whenever a byte of any asset does: 16 hexadecimal digits of a SHA-256. */
  String fingerprint() {
    return fingerprint;
  }

  /** The bytes of an asset. */
  Optional<byte[]> find(String name) {
    return Optional.ofNullable(contents.get(name));
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("asset is not in the jar: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fingerprintOf(Map<String, byte[]> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
