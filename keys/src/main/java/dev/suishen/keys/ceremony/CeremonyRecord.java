package dev.suishen.keys.ceremony;

import dev.suishen.keys.city.Fingerprint;
import dev.suishen.keys.json.StrictJson;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.util.List;

/**
 * What a ceremony made, without any secret; as JSON beside {@link RecordPage}, which is printed and
 * signed.
 *
 * @param began with {@code ended}, ISO-8601
 * @param tool name and version of the program
 * @param plan {@link CeremonyPlan#digest}, grouped
 */
public record CeremonyRecord(
    String city,
    int threshold,
    List<Root> roots,
    String began,
    String ended,
    String tool,
    String plan,
    List<String> witnesses) {
  private static final int MOST_CHARACTERS = 64 * 1024;

  public CeremonyRecord {
    roots = List.copyOf(roots);
    witnesses = List.copyOf(witnesses);
  }

  /**
   * @throws IOException if it is no record, saying why
   */
  public static CeremonyRecord parse(String json) throws IOException {
    return StrictJson.read(
        json, CeremonyRecord.class, record -> record, "ceremony record", MOST_CHARACTERS);
  }

  public String toJson() {
    return StrictJson.write(this);
  }

  /**
   * A root that was made.
   *
   * @param fingerprint {@link Fingerprint#of}
   * @param kept where, for people
   */
  public record Root(
      String name, String holder, String algorithm, String kid, String fingerprint, String kept) {

    static Root of(PlannedRoot planned, VerificationKey made) {
      return new Root(
          planned.name(),
          planned.holder(),
          made.algorithm().name(),
          SigningKey.name(made.kid()),
          Fingerprint.of(made),
          planned.kept());
    }
  }
}
