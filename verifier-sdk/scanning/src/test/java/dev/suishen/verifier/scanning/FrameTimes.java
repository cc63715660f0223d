package dev.suishen.verifier.scanning;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How long {@link FrameScanner} takes from a frame of 1280 by 720 to its answer, verification
 * included: this thread's time on its core, so that what else the machine does is left out.
 */
final class FrameTimes {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FRAMES = 24;

  private final Gate gate = new Gate();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What the frames show.
   *
   * @param frames different ones, as of a stream
   */
  record Stream(String name, List<Luminance> frames) {}

  /**
   * In milliseconds.
   *
   * @param bytes that a frame leaves to the collector, in the mean
   */
  record Times(String name, double median, double p99, double longest, long bytes) {}

  List<Stream> streams() {
    return List.of(
        stream("a wall, a hand's noise", FrameTimes::wall),
        stream("one of our codes after the other", i -> phone(ours(), 1, i)),
        stream("our code, too blurred to read", i -> phone(ours(), 7, i)),
        stream("a code of others", i -> phone(Shown.jwt(new Random(i)), 1, i)),
        stream("a page of small print", FrameTimes::print),
        stream("a wallpaper of finder patterns", FrameTimes::wallpaper),
        stream("white noise", FrameTimes::noise));
  }

  /**
   * @param rounds how often the stream is shown, each time to a scanner that has not seen it
   */
  Times measure(Stream stream, int rounds) {
    long id = Thread.currentThread().getId();
    long[] nanos = new long[rounds * FRAMES];
    long bytes = 0;
    for (int round = 0; round < rounds; round++) {
      FrameScanner scanner = new FrameScanner(gate.verifier(), gate.clock());
      for (int i = 0; i < FRAMES; i++) {
        long allocated = threads.getThreadAllocatedBytes(id);
        long start = threads.getCurrentThreadCpuTime();
        scanner.scan(stream.frames().get(i));
        long end = threads.getCurrentThreadCpuTime();
        nanos[round * FRAMES + i] = end - start;
        bytes += threads.getThreadAllocatedBytes(id) - allocated;
      }
    }
    Arrays.sort(nanos);
    return new Times(
        stream.name(),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        bytes / nanos.length);
  }

  private static Stream stream(String name, IntFunction<Luminance> frame) {
    return new Stream(name, IntStream.range(0, FRAMES).mapToObj(frame).toList());
  }

  private Shown ours() {
    return Shown.ours(gate.liveCode());
  }

  private static Luminance phone(Shown shown, double blur, int seed) {
    Conditions conditions = new Conditions();
    conditions.side = 330;
    conditions.blur = blur;
    conditions.turn = 15 * seed;
    conditions.tilt = seed;
    byte[] scene = Phone.showing(shown.modules(), conditions, new Random(seed));
    return new Camera(WIDTH, HEIGHT, scene, conditions, seed).frame();
  }

  private static Luminance wall(int seed) {
    byte[] plane = new byte[WIDTH * HEIGHT];
    Random random = new Random(seed);
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) (120 + 4 * random.nextGaussian());
    }
    return new Luminance(plane, WIDTH, HEIGHT);
  }

  /** Strokes of three pixels, in lines. */
  private static Luminance print(int seed) {
    byte[] plane = new byte[WIDTH * HEIGHT];
    Arrays.fill(plane, (byte) 225);
    Random random = new Random(seed);
    for (int line = 0; line < HEIGHT / 16; line++) {
      for (int stroke = 0; stroke < WIDTH / 4; stroke++) {
        int left = random.nextInt(WIDTH - 8);
        int top = 16 * line + random.nextInt(9);
        boolean upright = random.nextBoolean();
        for (int i = 0; i < 21; i++) {
          int x = left + (upright ? i % 3 : i / 3);
          int y = top + (upright ? i / 3 : i % 3);
          plane[Math.min(y, HEIGHT - 1) * WIDTH + x] = 40;
        }
      }
    }
    return new Luminance(plane, WIDTH, HEIGHT);
  }

  /** Side by side, two pixels a module and a little more from frame to frame. */
  private static Luminance wallpaper(int seed) {
    byte[] plane = new byte[WIDTH * HEIGHT];
    double module = 2 + seed / 10.0;
    for (int y = 0; y < HEIGHT; y++) {
      int row = (int) (y / module) % 9 - 4;
      for (int x = 0; x < WIDTH; x++) {
        int column = (int) (x / module) % 9 - 4;
        int ring = Math.max(Math.abs(column), Math.abs(row));
        plane[y * WIDTH + x] = (byte) (ring <= 1 || ring == 3 ? 20 : 235);
      }
    }
    return new Luminance(plane, WIDTH, HEIGHT);
  }

  private static Luminance noise(int seed) {
    byte[] plane = new byte[WIDTH * HEIGHT];
    new Random(seed).nextBytes(plane);
    return new Luminance(plane, WIDTH, HEIGHT);
  }
}
