package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.bundle.RootSignature;
import dev.suishen.keys.bundle.RootSignatureFile;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.cli.desk.BoundedFile;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The files that bundles are made from, each named where it is refused. */
final class BundleFiles {
  /** Wire format §5. */
  private static final int MOST_BUNDLE_BYTES = 64 * 1024;

  static final int MOST_TEXT_BYTES = 1 << 20;

  private BundleFiles() {}

  /**
   * Has the store take a bundle of which this version can tell everything.
   *
   * @param now {@link Instant#EPOCH} where it may be expired
   * @throws CommandEndedException REFUSED if a key has a use or state that a later version knows
   */
  static TrustBundle take(Path file, TrustStore store, Instant now)
      throws CommandEndedException, BundleRefusedException {
    TrustBundle bundle = store.takeBundle(BoundedFile.bytes(file, MOST_BUNDLE_BYTES), now);
    for (TrustBundle.SigningKey key : bundle.keys()) {
      requireKnown(file, key);
    }
    return bundle;
  }

  /** A verifier takes no notice of such a key (wire format §5); whoever signs has to know of it. */
  private static void requireKnown(Path file, TrustBundle.SigningKey key)
      throws CommandEndedException {
    try {
      KeyUse.ofWire(key.use());
      KeyState.ofWire(key.state());
    } catch (IllegalArgumentException unknown) {
      throw new CommandEndedException(
          Exit.REFUSED,
          file
              + " is of a later version: its key "
              + SigningKey.name(key.key().kid())
              + " has "
              + unknown.getMessage()
              + ", which this suishen-keys does not know.");
    }
  }

  static BundleDraft draft(Path file) throws CommandEndedException {
    return parse(file, BundleDraftFile::parse);
  }

  static RootSignature signature(Path file) throws CommandEndedException {
    return parse(file, RootSignatureFile::parse);
  }

  static RootSet roots(Path file) throws CommandEndedException {
    return parse(file, RootsFile::parse);
  }

  private static <T> T parse(Path file, Form<T> form) throws CommandEndedException {
    String text = BoundedFile.text(file, MOST_TEXT_BYTES);
    try {
      return form.parse(text);
    } catch (IOException e) {
      throw new CommandEndedException(Exit.WRONG_USE, file + " is " + e.getMessage());
    }
  }

  private interface Form<T> {
    T parse(String text) throws IOException;
  }
}
