package dev.suishen.verifier.fuzz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.suishen.verifier.fuzz", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** Who compares with a reader does not read with it. */
  @ArchTest
  static final ArchRule nothing_here_reads_with_the_reader_under_test =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.suishen.verifier.internal.cbor.CborReader");
}
