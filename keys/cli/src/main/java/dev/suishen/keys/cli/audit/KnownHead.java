package dev.suishen.keys.cli.audit;

import dev.suishen.keys.audit.AuditHead;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A head that somebody kept elsewhere. */
final class KnownHead {
  @Option(
      names = "--head",
      paramLabel = "NUMBER:HASH",
      converter = Converter.class,
      description = "A head that was kept elsewhere, which the chain must still lead to.")
  private AuditHead head = AuditHead.START;

  AuditHead head() {
    return head;
  }

  /** {@code 12:<64 hexadecimal digits>}. */
  static final class Converter implements ITypeConverter<AuditHead> {
    private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    @Override
    public AuditHead convert(String text) {
      Matcher head = HEAD.matcher(text);
      if (!head.matches()) {
        throw new TypeConversionException("want NUMBER:HASH, the hash 64 hexadecimal digits");
      }
      return new AuditHead(Long.parseLong(head.group(1)), head.group(2));
    }
  }
}
