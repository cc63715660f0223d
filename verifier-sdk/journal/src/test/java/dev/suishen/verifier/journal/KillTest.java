package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at any moment: while a gate opens its journal, appends, uploads and takes away
 * what was uploaded. {@code -Dkills=1000} for a thousand.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 60);
  private static final int LONGEST_START = 200;
  private static final int LONGEST_WORK = 150;

  @TempDir(factory = FastDisk.class)
  Path directory;

  private final Random random = new Random(20_261_128);
  private final Map<String, String> reported = new HashMap<>();

  @Test
  void noEntryIsLostThatWasReported_andNoneIsThereTwice() throws Exception {
    try (Collector collector = new Collector()) {
      for (int gate = 0; gate < KILLS; gate++) {
        kill(KilledGate.start(gate, directory, collector.port()));
      }
      uploadTheRest(collector);
      Map<String, String> received = collector.received();
      reported.forEach((id, json) -> assertEquals(json, received.get(id), "lost or changed"));
      assertEquals(List.of(), collector.contradictions());
      assertEquals(received.size(), times(received).size(), "one entry under two ids");
      assertNothingWasMadeUp(received);
      System.out.printf(
          "%d kills: %d entries reported, %d received, %d of them more than once%n",
          KILLS, reported.size(), received.size(), collector.again());
    }
  }

  /** Most often at work, now and then before. */
  private void kill(Process gate) throws Exception {
    try (InputStream out = gate.getInputStream()) {
      StringBuilder said = new StringBuilder();
      if (random.nextInt(5) > 0) {
        said.append((char) out.read()); // has reported
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WORK));
      } else {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_START));
      }
      gate.toHandle().destroyForcibly();
      said.append(new String(out.readAllBytes(), StandardCharsets.UTF_8));
      String whole = said.substring(0, said.lastIndexOf("\n") + 1);
      for (String line : whole.lines().toList()) {
        assertTrue(line.startsWith("{\"id\":\""), line);
        assertEquals(null, reported.put(Collector.id(line), line));
      }
    } finally {
      gate.destroyForcibly().waitFor();
    }
  }

  private void uploadTheRest(Collector collector) throws Exception {
    try (Gate last = Gate.at(directory)) {
      last.journal()
          .uploadPending(batch -> collector.take(batch.stream().map(ScanEntry::toJson).toList()));
      assertEquals(new JournalCounts(0, 0, 0, 0, 0), last.journal().counts());
    }
  }

  private static Set<String> times(Map<String, String> received) {
    Set<String> times = new HashSet<>();
    received.values().forEach(json -> times.add(json.substring(json.indexOf("\"at\""), 75)));
    return times;
  }

  /** Beyond what was reported there is what each thread was appending when its gate was killed. */
  private void assertNothingWasMadeUp(Map<String, String> received) {
    Map<String, Integer> unreported = new HashMap<>();
    for (String id : received.keySet()) {
      assertTrue(Integer.parseInt(id.substring(0, 8), 16) < KILLS, id);
      if (!reported.containsKey(id)) {
        unreported.merge(id.substring(0, 8), 1, Integer::sum);
      }
    }
    unreported.forEach((gate, entries) -> assertTrue(entries <= KilledGate.THREADS, gate));
  }
}
