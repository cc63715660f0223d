package dev.suishen.verifier.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.internal.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every input that is kept in git, without Jazzer. */
class CorpusTest {
  private static final Seeds SEEDS = new Seeds();

  @ParameterizedTest
  @EnumSource
  void holdsAllThatIsPromised(Target target) throws IOException {
    for (Path file : files(target)) {
      byte[] input = Files.readAllBytes(file);
      assertTrue(input.length <= target.longest(), file::toString);
      assertDoesNotThrow(() -> target.run(input), file::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdsTheSeedsOfTheCity(Target target) throws IOException, MalformedException {
    for (Map.Entry<String, byte[]> seed : SEEDS.of(target).entrySet()) {
      Path file = target.corpus().resolve(seed.getKey());
      assertArrayEquals(seed.getValue(), Files.readAllBytes(file), file::toString);
    }
  }

  @Test
  void whatIsGenuineIsAccepted() {
    GenuineCity city = new GenuineCity();
    Verifier verifier = city.verifier();
    city.texts().forEach((name, text) -> assertEquals("accepted", answer(verifier, text), name));
  }

  @Test
  void everyForgeryIsRejectedForItsReason() {
    GenuineCity city = new GenuineCity();
    Verifier verifier = city.verifier();
    Map<Reason, String> forgeries = city.forgeries();
    assertTrue(forgeries.size() > 15, forgeries::toString);
    forgeries.forEach((reason, text) -> assertEquals(reason.name(), answer(verifier, text)));
  }

  /** The search does that, and nothing but what is genuine may come of it. */
  @Test
  void aForgeryThatIsMendedIsGenuine() {
    GenuineCity city = new GenuineCity();
    String live = Objects.requireNonNull(city.texts().get("live"));
    Map<Reason, String> forgeries = city.forgeries();
    assertEquals(
        "SSC2:" + live.substring("SSC1:".length()), forgeries.get(Reason.UNSUPPORTED_VERSION));
    assertEquals(live.substring(0, live.length() - 1), forgeries.get(Reason.MALFORMED));
  }

  private static String answer(Verifier verifier, String text) {
    return verifier
        .verify(text)
        .fold(
            accepted -> "accepted",
            rejected -> rejected.reason().name(),
            undetermined -> "undetermined " + undetermined.reason());
  }

  private static List<Path> files(Target target) throws IOException {
    try (Stream<Path> files = Files.list(target.corpus())) {
      return files.sorted().toList();
    }
  }
}
