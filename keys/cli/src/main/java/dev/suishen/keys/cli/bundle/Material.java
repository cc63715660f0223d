package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.cli.desk.BoundedFile;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Instant;

/** A draft, which is JSON, or a bundle, which is shown to nobody before its roots have spoken. */
final class Material {
  private Material() {}

  /**
   * @param store what it follows; holds it afterwards where it is a bundle
   */
  static BundleDraft read(Path file, TrustStore store)
      throws CommandEndedException, BundleRefusedException {
    return isDraft(file)
        ? BundleFiles.draft(file)
        : BundleDraft.of(BundleFiles.take(file, store, Instant.EPOCH));
  }

  /** No bundle begins as JSON does: its first byte is that of a tag. */
  static boolean isDraft(Path file) throws CommandEndedException {
    byte[] bytes = BoundedFile.bytes(file, BundleFiles.MOST_TEXT_BYTES);
    return bytes.length > 0 && bytes[0] == '{';
  }
}
