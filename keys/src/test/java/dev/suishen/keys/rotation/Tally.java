package dev.suishen.keys.rotation;

/** What verifiers answered. */
final class Tally {
  int goodAccepted;
  int goodRefused;

  /** By verifiers that hold a bundle that says so. */
  int revokedRefused;

  int revokedAccepted;

  /** By verifiers that could not know. */
  int revokedUnknown;

  void good(boolean accepted) {
    if (accepted) {
      goodAccepted++;
    } else {
      goodRefused++;
    }
  }

  void revoked(boolean accepted, boolean knows) {
    if (!knows) {
      revokedUnknown++;
    } else if (accepted) {
      revokedAccepted++;
    } else {
      revokedRefused++;
    }
  }

  Tally plus(Tally more) {
    Tally sum = new Tally();
    sum.goodAccepted = goodAccepted + more.goodAccepted;
    sum.goodRefused = goodRefused + more.goodRefused;
    sum.revokedRefused = revokedRefused + more.revokedRefused;
    sum.revokedAccepted = revokedAccepted + more.revokedAccepted;
    sum.revokedUnknown = revokedUnknown + more.revokedUnknown;
    return sum;
  }

  @Override
  public String toString() {
    return "good: "
        + goodAccepted
        + " accepted, "
        + goodRefused
        + " refused; of revoked keys: "
        + revokedRefused
        + " refused, "
        + revokedAccepted
        + " accepted by verifiers that knew, "
        + revokedUnknown
        + " shown to such as did not";
  }
}
