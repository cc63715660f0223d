package dev.suishen.verifier.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.suishen.verifier.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_only_the_public_face_of_the_verifier =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.suishen.verifier.internal..");

  /** What does is suishen-refresh. */
  @ArchTest
  static final ArchRule nothing_here_touches_the_network =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(?!URI$).*|java\\.nio\\.channels\\..*");

  @ArchTest
  static final ArchRule only_sync_and_carry_know_what_does =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(SyncCommand|CarryCommand|Supply|Brought|FirstTrust)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.suishen.verifier.refresh..");
}
