package dev.suishen.keys.city;

import dev.suishen.verifier.VerificationKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;

/**
 * SHA-256 in groups of four digits, as people read it to each other. That of a key is its RFC 9679
 * thumbprint, SHA-256 of the COSE_Key: its first two groups are the kid.
 */
public final class Fingerprint {
  private static final int DIGITS = 4;
  private static final int GROUPS_A_LINE = 8;

  private Fingerprint() {}

  /** Sixteen groups. */
  public static String of(VerificationKey key) {
    return grouped(Hex.toHexString(key.thumbprint()));
  }

  /**
   * @param hex of any length
   */
  public static String grouped(String hex) {
    return hex.replaceAll("(.{" + DIGITS + "})(?=.)", "$1 ");
  }

  /** Two lines of eight groups, which fit on a narrow page. */
  public static List<String> lines(String grouped) {
    List<String> groups = List.of(grouped.split(" "));
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < groups.size(); from += GROUPS_A_LINE) {
      int to = Math.min(groups.size(), from + GROUPS_A_LINE);
      lines.add(String.join(" ", groups.subList(from, to)));
    }
    return lines;
  }
}
