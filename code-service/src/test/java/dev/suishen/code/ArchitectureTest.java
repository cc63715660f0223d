package dev.suishen.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nothing points back: docs/architecture.md, "Modules". */
@AnalyzeClasses(packages = "dev.suishen.code", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_only_the_public_face_of_the_verifier =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.suishen.verifier.internal..");

  @ArchTest
  static final ArchRule packages_depend_one_way =
      slices().matching("dev.suishen.code.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule use_cases_know_no_http =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..admin..",
              "..adoption..",
              "..citizen..",
              "..issue..",
              "..scene..",
              "..status..",
              "..operator..",
              "..rotation..",
              "..trust..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut.http..", "dev.suishen.code.http..");
}
