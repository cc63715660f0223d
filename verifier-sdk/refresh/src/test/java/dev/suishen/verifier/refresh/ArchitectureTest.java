package dev.suishen.verifier.refresh;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;

@AnalyzeClasses(packages = "dev.suishen.verifier.refresh", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_the_public_face_of_the_verifier_and_a_reader_of_json =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson.core..",
              "org.jspecify.annotations..",
              "dev.suishen.verifier",
              "dev.suishen.verifier.folder",
              "dev.suishen.verifier.refresh");

  /** Deciding never waits for it, because neither knows the other. */
  @ArchTest
  static final ArchRule knows_nothing_of_deciding =
      noClasses().should().dependOnClassesThat().belongToAnyOf(Verifier.class);

  /** An application with a client of its own replaces that class, and nothing else. */
  @ArchTest
  static final ArchRule one_class_touches_the_network =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.PlatformTransport(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(?!URI$).*");

  @ArchTest
  static final ArchRule one_class_touches_the_disk =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.Stick")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.(channels\\..*|file\\.(?!Path$).*)");

  /** What enters the store passes the intake, which can be shut. */
  @ArchTest
  static final ArchRule one_class_feeds_the_store =
      noClasses()
          .that()
          .doNotHaveSimpleName("Intake")
          .should()
          .callMethodWhere(
              target(nameMatching("(take|put|add)(Bundle|StatusList|SceneKeys)"))
                  .and(target(owner(type(TrustStore.class)))));
}
