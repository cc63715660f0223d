package dev.suishen.code.scene;

import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import java.util.EnumSet;
import java.util.Set;

/** Which facets a scene has a use for: no other reaches it (wire format §3.1). */
public final class FacetPolicy {
  private FacetPolicy() {}

  /** Those bits of {@code facets} that the scene may see. */
  public static int visible(Scene scene, int facets) {
    return facets & Facet.bits(seenBy(scene));
  }

  private static Set<Facet> seenBy(Scene scene) {
    return switch (scene) {
      case MEDICAL ->
          EnumSet.of(
              Facet.IDENTITY_PROOFED,
              Facet.UNDER_18,
              Facet.AGED_65_OR_OLDER,
              Facet.DISABLED,
              Facet.SCENE_ACCOUNT_ACTIVE,
              Facet.SHOWN_BY_GUARDIAN);
      case TRANSIT ->
          EnumSet.of(
              Facet.UNDER_18,
              Facet.AGED_65_OR_OLDER,
              Facet.DISABLED,
              Facet.SCENE_ACCOUNT_ACTIVE,
              Facet.CONCESSION_FARE);
      case VENUE ->
          EnumSet.of(
              Facet.UNDER_18,
              Facet.AGED_65_OR_OLDER,
              Facet.DISABLED,
              Facet.CULTURE_PASS,
              Facet.SHOWN_BY_GUARDIAN,
              Facet.RESERVATION_TODAY);
      case HOTEL -> EnumSet.of(Facet.IDENTITY_PROOFED, Facet.UNDER_18, Facet.SHOWN_BY_GUARDIAN);
      case SERVICE ->
          EnumSet.of(
              Facet.IDENTITY_PROOFED,
              Facet.UNDER_18,
              Facet.AGED_65_OR_OLDER,
              Facet.DISABLED,
              Facet.SCENE_ACCOUNT_ACTIVE,
              Facet.SHOWN_BY_GUARDIAN);
    };
  }
}
