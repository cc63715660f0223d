package dev.suishen.verifier.scanning;

/** Tells which texts to look for (wire format §1); what they are worth the verifier says. */
final class OurText {
  private OurText() {}

  /** {@code SSC}, a digit, a colon. */
  static boolean is(String text) {
    return text.startsWith("SSC")
        && text.length() > 4
        && text.charAt(3) >= '0'
        && text.charAt(3) <= '9'
        && text.charAt(4) == ':';
  }
}
