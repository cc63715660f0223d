package dev.suishen.keys.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

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
  private static final int MAX_CHARACTERS = 1 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  public KeyRingFile {
    requireAll(keys);
    requireAll(keys.toArray());
  }

  public static KeyRingFile of(KeyRing ring) {
    return new KeyRingFile(ring.keys().stream().map(Entry::of).toList());
  }

  /**
   * @throws IOException if it is not a ring in that form, saying why
   */
  public static KeyRing parse(String json) throws IOException {
    if (json.length() > MAX_CHARACTERS) {
      throw new IOException("not a key ring: over " + MAX_CHARACTERS + " characters");
    }
    try {
      KeyRingFile file = JSON.readValue(json, KeyRingFile.class);
      requireAll(file);
      return new KeyRing(file.keys().stream().map(Entry::toKey).toList());
    } catch (JsonProcessingException
        | IllegalArgumentException
        | DateTimeException
        | DecoderException e) {
      throw new IOException("not a key ring: " + e.getMessage(), e);
    }
  }

  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireAll(@Nullable Object... parts) {
    for (Object part : parts) {
      if (part == null) {
        throw new IllegalArgumentException("a part is missing");
      }
    }
  }

  /**
   * One key.
   *
   * @param publishedIn absent while no bundle has carried it
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
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long publishedIn) {
    public Entry {
      requireAll(kid, key, use, notBefore, notAfter, custody, state, since);
      requireAll(since.values().toArray());
    }

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
          key.publishedIn().isPresent() ? key.publishedIn().getAsLong() : null);
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
          publishedIn == null ? OptionalLong.empty() : OptionalLong.of(publishedIn));
    }
  }
}
