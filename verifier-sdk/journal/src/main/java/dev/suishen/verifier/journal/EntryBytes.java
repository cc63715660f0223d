package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.journal.ScanEntry.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry in bytes, big-endian. Enumerations stand by their names, which are stable; what may be
 * absent has a byte before it that says whether it is there.
 *
 * <pre>
 * 1 ‖ id (16) ‖ at, ms (8) ‖ scene (1) ‖ cti (8)? ‖ subject (8)? ‖ outcome ‖ reason? ‖ instruction
 * </pre>
 *
 * <p>The end is a letter, and no frame begins with one: what is cut short is never made whole by
 * the frame that follows, at that one's expense.
 */
final class EntryBytes {
  private static final int VERSION = 1;

  private EntryBytes() {}

  static byte[] write(ScanEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(VERSION);
      writeHex(out, entry.id());
      out.writeLong(entry.at().toEpochMilli());
      out.writeByte(entry.scene().number());
      out.writeBoolean(entry.cti().isPresent());
      writeHex(out, entry.cti().orElse(""));
      out.writeBoolean(entry.subject().isPresent());
      writeHex(out, entry.subject().orElse(""));
      out.writeUTF(entry.outcome().name());
      out.writeBoolean(entry.reason().isPresent());
      if (entry.reason().isPresent()) {
        out.writeUTF(entry.reason().get().name());
      }
      out.writeUTF(entry.instruction().name());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /** Null for bytes that {@link #write} does not make, such as those of a later version. */
  static @Nullable ScanEntry read(byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      ScanEntry entry = in.readByte() == VERSION ? readEntry(in) : null;
      return entry != null && Arrays.equals(write(entry), bytes) ? entry : null;
    } catch (IOException | IllegalArgumentException notAnEntry) {
      return null;
    }
  }

  private static @Nullable ScanEntry readEntry(DataInputStream in) throws IOException {
    String id = readHex(in, 16) + readHex(in, 16);
    Instant at = Instant.ofEpochMilli(in.readLong());
    Scene scene = Scene.ofNumber(in.readByte()).orElse(null);
    if (scene == null) {
      return null;
    }
    Optional<String> cti = in.readBoolean() ? Optional.of(readHex(in, 16)) : Optional.empty();
    Optional<String> subject = in.readBoolean() ? Optional.of(readHex(in, 10)) : Optional.empty();
    return new ScanEntry( // reads its other parts in their order
        id,
        at,
        scene,
        Outcome.valueOf(in.readUTF()),
        in.readBoolean() ? Optional.of(Reason.valueOf(in.readUTF())) : Optional.empty(),
        Instruction.valueOf(in.readUTF()),
        cti,
        subject);
  }

  /** In longs of up to 16 digits each. */
  private static void writeHex(DataOutputStream out, String hex) throws IOException {
    for (int at = 0; at < hex.length(); at += 16) {
      out.writeLong(Long.parseUnsignedLong(hex.substring(at, Math.min(at + 16, hex.length())), 16));
    }
  }

  private static String readHex(DataInputStream in, int digits) throws IOException {
    return String.format(Locale.ROOT, "%0" + digits + "x", in.readLong());
  }
}
