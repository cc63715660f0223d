package dev.suishen.verifier.fuzz;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.BundleContent;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.text.CodeText;
import dev.suishen.verifier.journal.JournalTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** What the search starts from: every shape that the genuine city makes. Writes them as files. */
public final class Seeds {
  private static final String PREFIX = "seed-";

  private final GenuineCity city = new GenuineCity();

  /** Writes all seeds below the module's folder, over those that are there. */
  public static void main(String[] args) throws IOException, MalformedException {
    Seeds seeds = new Seeds();
    for (Target target : Target.values()) {
      Path folder = Files.createDirectories(target.corpus());
      for (Map.Entry<String, byte[]> seed : seeds.of(target).entrySet()) {
        Files.write(folder.resolve(seed.getKey()), seed.getValue());
      }
    }
  }

  /** The seeds by their files' names. */
  Map<String, byte[]> of(Target target) throws MalformedException {
    return switch (target) {
      case TEXT -> texts();
      case ENVELOPE -> envelopes();
      case BUNDLE -> bundles();
      case STATUS_LIST -> statusLists();
      case JOURNAL -> journals();
    };
  }

  private Map<String, byte[]> texts() {
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    city.texts().forEach((name, text) -> seeds.put(PREFIX + name, utf8(text)));
    city.forgeries()
        .forEach(
            (reason, text) ->
                seeds.put(
                    PREFIX + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), utf8(text)));
    return seeds;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> envelopes() throws MalformedException {
    Map<String, String> texts = new LinkedHashMap<>(city.texts());
    texts.put("device-es256", city.es256Device());
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    for (Map.Entry<String, String> code : texts.entrySet()) {
      byte[] bytes = CodeText.decode(code.getValue());
      seeds.put(PREFIX + code.getKey(), bytes);
      seeds.put(
          PREFIX + code.getKey() + "-claims",
          Envelope.read(bytes).issuer().message().payload().copy());
    }
    return seeds;
  }

  private Map<String, byte[]> bundles() {
    byte[] content = WrittenBack.content(pointless());
    return Map.of(
        PREFIX + "signed", city.bundle(),
        PREFIX + "content", content,
        PREFIX + "content-later", later(content));
  }

  /** As a later version may have it, with entries that this one passes over. */
  private static byte[] later(byte[] content) {
    return new CborWriter(content.length + 64)
        .map(13)
        .raw(Arrays.copyOfRange(content, 1, content.length))
        .integer(24)
        .map(3)
        .integer(1)
        .tag(1)
        .integer(1_700_000_000)
        .integer(2)
        .bytes(new byte[4])
        .text("a")
        .array(2)
        .raw(new byte[] {(byte) 0xf9, 0x3e, 0}) // 1.5
        .raw(new byte[] {(byte) 0xf6}) // null
        .integer(-1)
        .integer(Long.MIN_VALUE)
        .text("later")
        .text("\u73ed")
        .toByteArray();
  }

  /** Of keys whose points are none: to validate a point takes longer than all else together. */
  private static BundleContent pointless() {
    byte[] none = new byte[32];
    Arrays.fill(none, (byte) 0xff);
    VerificationKey ed25519 = VerificationKey.ed25519(none);
    VerificationKey es256 = VerificationKey.ec(Algorithm.ES256, none, none);
    VerificationKey sm2 = VerificationKey.ec(Algorithm.SM2, none, none);
    return new BundleContent(
        "a city",
        1,
        1_000,
        1_700_000_000,
        1 << 20,
        List.of(
            new SigningKey(ed25519, 0, 1_800_000_000, 1, 2),
            new SigningKey(es256, 1_600_000_000, 1_800_000_000, 2, 2),
            new SigningKey(sm2, 1_600_000_000, 1_800_000_000, 1, 4)),
        TrustPolicy.DEFAULT,
        RootSet.of(1, List.of(ed25519, es256)),
        List.of(new StatusListLocation(1, 0, "/status/1/0"), new StatusListLocation(2, 1, "/")));
  }

  private Map<String, byte[]> statusLists() throws MalformedException {
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    for (Scene scene : List.of(Scene.MEDICAL, Scene.VENUE)) {
      byte[] token = city.statusList(scene);
      String name = PREFIX + scene.name().toLowerCase(Locale.ROOT);
      seeds.put(name, token);
      seeds.put(name + "-claims", StatusListToken.read(token).message().payload().copy());
    }
    seeds.put(PREFIX + "zlib", zlib(new byte[StatusListTarget.SMALL_LIST]));
    seeds.put(PREFIX + "zlib-longer", zlib(new byte[StatusListTarget.SMALL_LIST + 1]));
    return seeds;
  }

  private static Map<String, byte[]> journals() {
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    JournalTarget.seeds().forEach((name, bytes) -> seeds.put(PREFIX + name, bytes));
    return seeds;
  }

  private static byte[] zlib(byte[] bytes) {
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return zlib.toByteArray();
  }
}
