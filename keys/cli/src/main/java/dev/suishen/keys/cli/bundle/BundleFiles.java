package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.bundle.RootSignature;
import dev.suishen.keys.bundle.RootSignatureFile;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.cli.desk.BoundedFile;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.verifier.RootSet;
import java.io.IOException;
import java.nio.file.Path;

/** The files that bundles are made from, each named where it is refused. */
final class BundleFiles {
  /** Wire format §5. */
  private static final int MOST_BUNDLE_BYTES = 64 * 1024;

  static final int MOST_TEXT_BYTES = 1 << 20;

  private BundleFiles() {}

  static byte[] bundle(Path file) throws CommandEndedException {
    return BoundedFile.bytes(file, MOST_BUNDLE_BYTES);
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
