package dev.suishen.keys.cli.desk;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kid, eight hexadecimal digits. */
public final class KidConverter implements ITypeConverter<Integer> {
  private static final Pattern KID = Pattern.compile("[0-9a-f]{8}");

  @Override
  public Integer convert(String text) {
    if (!KID.matcher(text).matches()) {
      throw new TypeConversionException("want eight hexadecimal digits");
    }
    return Integer.parseUnsignedInt(text, 16);
  }
}
