package dev.suishen.verifier.refresh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.PretendTrustService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
  private static final String HERE = "/java/dev/suishen/verifier/refresh/";

  @TempDir private Path temp;

  /** By the system's clock, as in a process of its own. */
  @Test
  void it_opens_a_gate() throws Exception {
    PretendCity city = PretendCity.at(Clock.systemUTC());
    SceneKeySeal seal = SceneKeySeal.aes256(new byte[32], new SecureRandom());
    CountDownLatch green = new CountDownLatch(1);
    RefreshListener lamp =
        new RefreshListener() {
          @Override
          public void ready(TrustState state) {
            green.countDown();
          }
        };
    try (PretendTrustService service = PretendTrustService.of(city)) {
      QuickStart.open(
          temp.resolve("trust"),
          city.roots(),
          seal,
          service.address(),
          () -> PretendTrustService.TOKEN,
          lamp,
          (verifier, refresh) -> {
            assertTrue(opened(green));
            assertInstanceOf(Accepted.class, verifier.verify(city.pass().text()));
            assertTrue(refresh.state().isReady());
          });
    }
  }

  @Test
  void the_package_tour_shows_the_code_that_runs() throws Exception {
    String tour = Files.readString(Path.of("src/main" + HERE + "package-info.java"));
    String shown = between(tour, "<pre>{@code\n", "}</pre>").replaceAll("(?m)^ \\*", "");
    String source = Files.readString(Path.of("src/test" + HERE + "QuickStart.java"));
    assertEquals(tokens(between(source, "// begin\n", "// end\n")), tokens(shown));
  }

  private static boolean opened(CountDownLatch green) {
    try {
      return green.await(60, SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Line breaks and indents are each place's own. */
  private static String tokens(String code) {
    return code.replaceAll("\\s+", " ").replaceAll("\\s*\\.(?=\\w+\\()", ".").strip();
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
