package dev.suishen.keys.audit;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads an export, {@link AuditLine} by line, in memory that does not grow with it. */
public final class AuditExport {
  private final Reader in;
  private long lines;

  /**
   * @param in UTF-8 decoded strictly, and buffered; the caller's to close
   */
  public AuditExport(Reader in) {
    this.in = in;
  }

  /**
   * @return empty at the end
   * @throws IOException if a line is not an entry, with the line's number and why
   */
  public Optional<AuditEntry> next() throws IOException {
    String line = line();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(AuditLine.parse(line.substring(0, line.length() - 1)));
    } catch (IOException e) {
      throw new IOException("line " + lines + ": " + e.getMessage(), e);
    }
  }

  /** With its end; empty at the end of the export. */
  private String line() throws IOException {
    lines++;
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read >= 0; read = in.read()) {
      line.append((char) read);
      if (read == '\n') {
        return line.toString();
      }
      if (line.length() > AuditLine.MOST_CHARACTERS) {
        throw new IOException(
            "line " + lines + ": over " + AuditLine.MOST_CHARACTERS + " characters");
      }
    }
    if (line.length() > 0) {
      throw new IOException("line " + lines + ": it breaks off");
    }
    return "";
  }
}
