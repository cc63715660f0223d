package dev.suishen.verifier;

import java.util.EnumSet;
import java.util.Set;

/** What a scene may learn of a holder, one bit each (wire format §3.1). */
public enum Facet {
  /** Identity proofed in person or by the population register. */
  IDENTITY_PROOFED,
  /** Younger than 18. */
  UNDER_18,
  /** 65 or older. */
  AGED_65_OR_OLDER,
  /** Holds a certificate of disability. */
  DISABLED,
  /** Insurance or transit account of this scene is active. */
  SCENE_ACCOUNT_ACTIVE,
  /** Entitled to a reduced fare. */
  CONCESSION_FARE,
  /** Holds the city's culture pass. */
  CULTURE_PASS,
  /** Shown by a guardian for the holder. */
  SHOWN_BY_GUARDIAN,
  /** Has a reservation for today. */
  RESERVATION_TODAY;

  /** {@return this facet's value in the bit set on the wire} */
  public int bit() {
    return 1 << ordinal();
  }

  /**
   * Makes the bit set of facets, as it stands on the wire.
   *
   * @param facets each as often as you like
   * @return the bits of all of them
   */
  public static int bits(Iterable<Facet> facets) {
    int bits = 0;
    for (Facet facet : facets) {
      bits |= facet.bit();
    }
    return bits;
  }

  /**
   * Names the facets of a bit set.
   *
   * @param bits as on the wire
   * @return the facets whose bits are set; bits that have no name yet are passed over
   */
  public static Set<Facet> ofBits(int bits) {
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    for (Facet facet : values()) {
      if ((bits & facet.bit()) != 0) {
        facets.add(facet);
      }
    }
    return facets;
  }
}
