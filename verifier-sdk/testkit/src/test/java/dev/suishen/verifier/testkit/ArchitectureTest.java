package dev.suishen.verifier.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is made here meets the verifier as an integrator does. */
@AnalyzeClasses(packages = "dev.suishen.verifier.testkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_only_the_public_face_of_the_verifier =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.suishen.verifier.internal..", "dev.suishen.code..");
}
