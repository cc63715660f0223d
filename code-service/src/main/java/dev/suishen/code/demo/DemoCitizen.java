package dev.suishen.code.demo;

import dev.suishen.code.citizen.IdentityNumber;
import dev.suishen.code.citizen.NewCitizen;
import dev.suishen.code.page.DemoChoice;
import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A citizen who does not exist: no region of the country has the number 999999.
 *
 * @param choice how the page offers it
 * @param suspended why its code is suspended, if it is
 */
record DemoCitizen(NewCitizen enrolment, DemoChoice choice, Optional<String> suspended) {
  private static final Set<Scene> EVERY_SCENE = Set.of(Scene.values());

  static final List<DemoCitizen> ALL =
      List.of(
          citizen(
              "999999199005170017",
              "张晓明",
              Set.of(Facet.IDENTITY_PROOFED),
              EVERY_SCENE,
              new DemoChoice("demo-1", "成年人，各场景均可用", "Adult, known in every scene")),
          citizen(
              "999999195003080028",
              "李秀英",
              Set.of(Facet.IDENTITY_PROOFED, Facet.CONCESSION_FARE),
              EVERY_SCENE,
              new DemoChoice("demo-2", "老年人，享乘车优待", "Senior with a concession fare")),
          citizen(
              "999999201409010036",
              "王小宝",
              Set.of(Facet.IDENTITY_PROOFED),
              Set.of(Scene.MEDICAL, Scene.TRANSIT),
              new DemoChoice("demo-3", "未成年人", "Minor")),
          suspended(
              "999999198507250047",
              "陈静",
              new DemoChoice("demo-4", "已暂停的码", "Suspended code"),
              "证件已挂失 · identity card reported lost"),
          citizen(
              "999999197811110052",
              "欧阳国强",
              Set.of(Facet.DISABLED, Facet.CONCESSION_FARE, Facet.CULTURE_PASS),
              Set.of(Scene.MEDICAL, Scene.TRANSIT, Scene.VENUE),
              new DemoChoice("demo-5", "残障人士，持文旅年票", "Disabled, with a culture pass")));

  private static DemoCitizen citizen(
      String identity, String name, Set<Facet> facets, Set<Scene> accounts, DemoChoice choice) {
    IdentityNumber number = IdentityNumber.parse(identity).orElseThrow();
    return new DemoCitizen(
        new NewCitizen(choice.id(), number, name, facets, accounts), choice, Optional.empty());
  }

  private static DemoCitizen suspended(
      String identity, String name, DemoChoice choice, String reason) {
    DemoCitizen citizen =
        citizen(identity, name, Set.of(Facet.IDENTITY_PROOFED), EVERY_SCENE, choice);
    return new DemoCitizen(citizen.enrolment, choice, Optional.of(reason));
  }
}
