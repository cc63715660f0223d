package dev.suishen.code.citizen;

/** A name as a page may show it: 张*三, 张*. */
final class MaskedName {
  private MaskedName() {}

  /** First and last character stay; of a name of two, the first alone. */
  static String of(String name) {
    int[] characters = name.codePoints().toArray();
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      boolean last = i == characters.length - 1;
      masked.appendCodePoint(i == 0 || (last && i > 1) ? characters[i] : '*');
    }
    return masked.toString();
  }
}
