package dev.suishen.keys;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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

  /** The rules hold for values: no clock, no file, no key that signs. */
  @ArchTest
  static final ArchRule the_life_of_keys_is_pure =
      classes()
          .that()
          .resideInAPackage("dev.suishen.keys.lifecycle")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.suishen.keys.lifecycle",
              "dev.suishen.verifier",
              "dev.suishen.keys.json",
              "org.bouncycastle.util.encoders",
              "org.jspecify.annotations",
              "java.lang..",
              "java.time..",
              "java.util..",
              "java.io");

  @ArchTest
  static final ArchRule the_chain_of_the_audit_log_is_pure =
      classes()
          .that()
          .resideInAPackage("dev.suishen.keys.audit")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.suishen.keys.audit",
              "dev.suishen.keys.cbor",
              "dev.suishen.keys.json",
              "com.fasterxml.jackson.annotation",
              "org.bouncycastle.crypto.digests",
              "org.bouncycastle.util.encoders",
              "org.jspecify.annotations",
              "java.lang..",
              "java.time..",
              "java.util..",
              "java.io");
}
