package dev.suishen.verifier.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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

  @ArchTest
  static final ArchRule one_class_touches_the_network =
      noClasses()
          .that()
          .doNotHaveSimpleName("TrustService")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.channels..");

  @ArchTest
  static final ArchRule only_sync_knows_it =
      classes()
          .that()
          .haveSimpleName("TrustService")
          .should()
          .onlyBeAccessed()
          .byClassesThat()
          .haveNameMatching(
              ".*\\.(TrustService|SyncCommand|FolderSync|BundleSync|FirstTrust)(\\$.*)?");
}
