package dev.suishen.keys.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.suishen.keys.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_only_the_public_face_of_the_verifier =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.suishen.verifier.internal..");

  /** What signs with roots sits on a machine without network, and needs none. */
  @ArchTest
  static final ArchRule only_service_touches_the_network =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli.service..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\..*|java\\.nio\\.channels\\..*");

  @ArchTest
  static final ArchRule a_desk_knows_no_command =
      noClasses()
          .that()
          .resideInAPackage("..cli.desk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..cli.bundle..", "..cli.ceremony..", "..cli.service..", "..cli.audit..");

  @ArchTest
  static final ArchRule a_ceremony_knows_no_service =
      noClasses()
          .that()
          .resideInAPackage("..cli.ceremony..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..cli.bundle..", "..cli.service..", "..cli.audit..");
}
