package dev.suishen.keys;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nothing points back: docs/architecture.md, "Modules". */
@AnalyzeClasses(packages = "dev.suishen.keys", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_only_the_public_face_of_the_verifier =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.suishen.verifier.internal..");

  @ArchTest
  static final ArchRule does_not_know_the_service_or_its_framework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.suishen.code..", "io.micronaut..", "java.sql..", "javax.sql..");
}
