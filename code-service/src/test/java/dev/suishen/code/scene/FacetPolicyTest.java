package dev.suishen.code.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FacetPolicyTest {
  private static final int ALL = 0xffff;

  /** What a scene has no use for never reaches it (wire format §3.1). */
  @ParameterizedTest
  @CsvSource({
    "TRANSIT,IDENTITY_PROOFED,false",
    "TRANSIT,CONCESSION_FARE,true",
    "MEDICAL,CONCESSION_FARE,false",
    "MEDICAL,SCENE_ACCOUNT_ACTIVE,true",
    "VENUE,CULTURE_PASS,true",
    "VENUE,IDENTITY_PROOFED,false",
    "HOTEL,IDENTITY_PROOFED,true",
    "HOTEL,DISABLED,false",
    "SERVICE,CULTURE_PASS,false"
  })
  void a_scene_sees_what_it_has_a_use_for(Scene scene, Facet facet, boolean seen) {
    assertEquals(seen, (FacetPolicy.visible(scene, ALL) & facet.bit()) != 0);
  }

  @ParameterizedTest
  @EnumSource(Scene.class)
  void no_scene_sees_a_bit_without_a_name_or_one_that_is_not_set(Scene scene) {
    assertEquals(0, FacetPolicy.visible(scene, ALL) >>> 9);
    assertEquals(0, FacetPolicy.visible(scene, 0));
  }
}
