package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an integrator can call says what it is, what it takes and what it gives. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");
  @TempDir Path out;

  @Test
  void everyPublicElementIsDocumented() throws IOException {
    assertEquals(List.of(), faults(publicSources()));
  }

  @Test
  void anUndocumentedMethodIsAFault() throws IOException {
    assertTrue(faultsOf("public void it() {}").contains("Bare.java:1: no comment"));
  }

  @Test
  void aMissingTagIsAFault() throws IOException {
    String faults = faultsOf("/** It takes and gives. */ public int it(int what) { return what; }");
    assertTrue(faults.contains("no @param for what") && faults.contains("no @return"), faults);
  }

  private String faultsOf(String method) throws IOException {
    Path source = Files.createDirectories(out.resolve("s")).resolve("Bare.java");
    Files.writeString(source, "/** It is. */ public class Bare { " + method + " }");
    return faults(List.of(source)).toString();
  }

  private static List<Path> publicSources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("internal"))
          .toList();
    }
  }

  private List<String> faults(List<Path> sources) throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javadoc.getStandardFileManager(found, null, null)) {
      List<String> options =
          List.of(
              "-quiet",
              "-Xdoclint:all",
              "-Xmaxwarns",
              "10000",
              "-sourcepath",
              SOURCES.toString(),
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              out.toString());
      javadoc
          .getTask(
              new StringWriter(),
              files,
              found,
              null,
              options,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(fault -> fault.getSource() != null)
        .map(JavadocTest::line)
        .toList();
  }

  private static String line(Diagnostic<? extends JavaFileObject> fault) {
    Path file = Path.of(fault.getSource().getName()).getFileName();
    return file + ":" + fault.getLineNumber() + ": " + fault.getMessage(Locale.ENGLISH);
  }
}
