package dev.suishen.code.citizen;

import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import java.util.Set;

/**
 * A citizen to enrol.
 *
 * @param account {@code sub} of the citizen's access token
 * @param facets those that do not follow from age or scene
 * @param accounts the scenes in which an account is active
 */
public record NewCitizen(
    String account, IdentityNumber identity, String name, Set<Facet> facets, Set<Scene> accounts) {

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "new citizen";
  }
}
