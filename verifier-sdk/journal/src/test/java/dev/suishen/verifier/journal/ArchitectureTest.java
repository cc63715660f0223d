package dev.suishen.verifier.journal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.suishen.verifier.journal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** The network is behind a port. */
  @ArchTest
  static final ArchRule knows_the_public_face_of_the_verifier_and_the_disk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.io",
              "java.nio..",
              "java.security",
              "org.jspecify.annotations..",
              "dev.suishen.verifier",
              "dev.suishen.verifier.folder",
              "dev.suishen.verifier.journal");
}
