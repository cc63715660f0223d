package dev.suishen.verifier.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.suishen.verifier.redis", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_the_public_face_of_the_verifier =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.nio",
              "java.time..",
              "java.util..",
              "io.lettuce.core..",
              "org.bouncycastle.crypto..",
              "org.jspecify.annotations..",
              "dev.suishen.verifier",
              "dev.suishen.verifier.redis");

  @ArchTest
  static final ArchRule one_class_knows_lettuce =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.LettuceMarks(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lettuce..");
}
