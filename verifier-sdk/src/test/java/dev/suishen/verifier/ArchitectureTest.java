package dev.suishen.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flows one way: docs/architecture.md, "Modules". */
@AnalyzeClasses(packages = "dev.suishen.verifier", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule an_earlier_stage_never_knows_a_later_one =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cbor")
          .definedBy("dev.suishen.verifier.internal.cbor..")
          .layer("text")
          .definedBy("dev.suishen.verifier.internal.text..")
          .layer("envelope")
          .definedBy("dev.suishen.verifier.internal.envelope..")
          .layer("signature")
          .definedBy("dev.suishen.verifier.internal.signature..")
          .layer("claims")
          .definedBy("dev.suishen.verifier.internal.claims..")
          .layer("bundle")
          .definedBy("dev.suishen.verifier.internal.bundle..")
          .layer("rules")
          .definedBy("dev.suishen.verifier.internal.rules..")
          .whereLayer("cbor")
          .mayNotAccessAnyLayer()
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .whereLayer("envelope")
          .mayOnlyAccessLayers("text", "cbor")
          .whereLayer("signature")
          .mayOnlyAccessLayers("envelope", "cbor")
          .whereLayer("claims")
          .mayOnlyAccessLayers("signature", "envelope", "cbor")
          .whereLayer("bundle")
          .mayOnlyAccessLayers("signature", "envelope", "cbor")
          .whereLayer("rules")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule deciding_knows_no_framework_database_network_or_disk =
      noClasses()
          .that()
          .resideInAnyPackage("dev.suishen.verifier", "dev.suishen.verifier.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.micronaut..",
              "java.sql..",
              "javax.sql..",
              "java.net..",
              "javax.net..",
              "java.nio.channels..",
              "java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|RandomAccess).*");

  /** Folder, refresh, journal and another engine stand around the deciding, never inside it. */
  @ArchTest
  static final ArchRule what_decides_knows_nothing_of_what_stands_around_it =
      noClasses()
          .that()
          .resideInAnyPackage("dev.suishen.verifier", "dev.suishen.verifier.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.suishen.verifier.folder..",
              "dev.suishen.verifier.refresh..",
              "dev.suishen.verifier.journal..",
              "dev.suishen.verifier.engine..");

  @ArchTest
  static final ArchRule uses_the_lightweight_cryptography_and_no_reflection =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.suishen.verifier.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.lang.reflect..",
              "javax.crypto..",
              "org.bouncycastle.jce..",
              "org.bouncycastle.jcajce..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.security\\.(Security|Provider|Signature|Key.*)");
}
