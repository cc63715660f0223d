package dev.suishen.keys.lifecycle;

import dev.suishen.keys.json.StrictJson;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bouncycastle.util.encoders.Hex;

/**
 * A ring as JSON, in a file or a database; no secret is in it.
 *
 * <pre>{@code
 * {"keys": [{"kid": "f71010c3", "key": "<hex COSE_Key>", "use": "CODES",
 *            "notBefore": "2026-11-22T09:00:00Z", "notAfter": "2027-01-31T09:00:00Z",
 *            "custody": "f71010c3", "state": "PUBLISHED",
 *            "since": {"PLANNED": "2026-11-22T09:00:00Z", "PUBLISHED": "2026-11-23T09:00:00Z"},
 *            "publishedIn": 12}]}
 * }</pre>
 */
public record KeyRingFile(List<Entry> keys) {
  /** Far more keys than a trust bundle has room for. */
  private static final int MOST_CHARACTERS = 1 << 20;

  public static KeyRingFile of(KeyRing ring) {
    return new KeyRingFile(ring.keys().stream().map(Entry::of).toList());
  }

  /**
   * @throws IOException if it is not a ring in that form, saying why
   */
  public static KeyRing parse(String json) throws IOException {
    return StrictJson.read(
        json, KeyRingFile.class, KeyRingFile::toRing, "key ring", MOST_CHARACTERS);
  }

  private KeyRing toRing() {
    return new KeyRing(keys.stream().map(Entry::toKey).toList());
  }

  public String toJson() {
    return StrictJson.write(this);
  }

  /**
   * One key.
   *
   * @param publishedIn 0 while no bundle has carried it
   */
  public record Entry(
      String kid,
      String key,
      KeyUse use,
      String notBefore,
      String notAfter,
      String custody,
      KeyState state,
      Map<KeyState, String> since,
      long publishedIn) {

    static Entry of(SigningKey key) {
      Map<KeyState, String> since = new EnumMap<>(KeyState.class);
      key.since().forEach((state, at) -> since.put(state, at.toString()));
      return new Entry(
          SigningKey.name(key.kid()),
          Hex.toHexString(key.key().encoded()),
          key.use(),
          key.window().notBefore().toString(),
          key.window().notAfter().toString(),
          key.custody(),
          key.state(),
          since,
          key.publishedIn().orElse(0));
    }

    SigningKey toKey() {
      VerificationKey publicKey = VerificationKey.parse(Hex.decode(key));
      if (!SigningKey.name(publicKey.kid()).equals(kid)) {
        throw new IllegalArgumentException(kid + " is not the kid of " + publicKey);
      }
      Map<KeyState, Instant> history = new EnumMap<>(KeyState.class);
      since.forEach((reached, at) -> history.put(reached, Instant.parse(at)));
      return new SigningKey(
          publicKey,
          use,
          new Window(Instant.parse(notBefore), Instant.parse(notAfter)),
          custody,
          state,
          history,
          publishedIn == 0 ? OptionalLong.empty() : OptionalLong.of(publishedIn));
    }
  }
}
