package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.BundleContent;
import dev.suishen.verifier.internal.bundle.CoseSign;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.text.CodeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Writes the first seeds of every target. */
public final class Seeds {
  private final GenuineCity city = new GenuineCity();
  private final Path corpus;
  private int count;

  private Seeds(Path corpus) {
    this.corpus = corpus;
  }

  public static void main(String[] args) throws IOException, MalformedException {
    new Seeds(Path.of(args[0])).write();
  }

  private void write() throws IOException, MalformedException {
    for (String text : city.texts()) {
      code(text);
    }
    for (String text : city.forgeries()) {
      seed("text", text.getBytes(StandardCharsets.UTF_8));
    }
    seed("bundle", city.bundle());
    seed("bundle", CoseSign.read(city.bundle()).payload().copy());
    seed("bundle", WrittenBack.content(withoutPoints()));
    for (byte[] list : city.statusLists()) {
      seed("status-list", list);
      seed("status-list", StatusListToken.read(list).message().payload().copy());
    }
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
      out.write(new byte[1024]);
    }
    seed("status-list", zlib.toByteArray());
  }

  /** Keys whose points are none: to look a point over takes longer than all else together. */
  private static BundleContent withoutPoints() {
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

  private void code(String text) throws IOException, MalformedException {
    seed("text", text.getBytes(StandardCharsets.UTF_8));
    byte[] bytes = CodeText.decode(text);
    seed("envelope", bytes);
    seed("envelope", Envelope.read(bytes).issuer().message().payload().copy());
  }

  private void seed(String target, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(corpus.resolve(target));
    Files.write(folder.resolve("seed-" + count++), bytes);
  }
}
