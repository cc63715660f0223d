package dev.suishen.verifier.scanning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.suishen.verifier.scanning", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** No AWT, which Android has not, no disk, no network. */
  @ArchTest
  static final ArchRule knows_the_public_face_of_the_verifier_and_zxing =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "com.google.zxing..",
              "org.jspecify.annotations..",
              "dev.suishen.verifier",
              "dev.suishen.verifier.scanning");
}
