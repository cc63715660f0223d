package dev.suishen.verifier.scanning;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Phones with codes, shown to a camera for a sixth of a second each, ever worse. The same seeds
 * make the same frames at each run, and each kind of code meets the same hands, lamps and cracks.
 */
final class MeasuredSet {
  /** At 30 frames a second. */
  static final int FRAMES = 5;

  private MeasuredSet() {}

  /**
   * How many of the showings were read.
   *
   * @param ours by {@link FrameReader}, as the others but zxing
   * @param zxing ours, by ZXing with its defaults
   * @param dccL DCC-style with the error correction that we have
   * @param dccQ DCC-style as that specification asks
   * @param misread texts that nobody showed
   */
  record Score(int showings, int ours, int zxing, int jwt, int dccL, int dccQ, int misread) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

    Score plus(Score other) {
      return new Score(
          showings + other.showings,
          ours + other.ours,
          zxing + other.zxing,
          jwt + other.jwt,
          dccL + other.dccL,
          dccQ + other.dccQ,
          misread + other.misread);
    }
  }

  /** At all levels, the mildest first. */
  static List<Score> measure(Step step, int showings) {
    return IntStream.rangeClosed(1, Step.LEVELS)
        .parallel()
        .mapToObj(level -> measure(step, level, showings))
        .toList();
  }

  private static Score measure(Step step, int level, int showings) {
    Gate gate = new Gate();
    Score score = Score.NONE;
    for (int i = 0; i < showings; i++) {
      long seed = 1_000_003L * step.ordinal() + 1009L * level + i;
      score = score.plus(measureOne(gate, step, level, seed));
    }
    return score;
  }

  private static Score measureOne(Gate gate, Step step, int level, long seed) {
    Random random = new Random(seed);
    Showing ours = new Showing(Shown.ours(gate.liveCode()), step, level, seed);
    Showing jwt = new Showing(Shown.jwt(random), step, level, seed);
    Showing dccL = new Showing(Shown.dcc(random, ErrorCorrectionLevel.L), step, level, seed);
    Showing dccQ = new Showing(Shown.dcc(random, ErrorCorrectionLevel.Q), step, level, seed);
    return new Score(
        1,
        one(ours.isReadByUs()),
        one(ours.isReadByZxing()),
        one(jwt.isReadByUs()),
        one(dccL.isReadByUs()),
        one(dccQ.isReadByUs()),
        ours.misread + jwt.misread + dccL.misread + dccQ.misread);
  }

  private static int one(boolean counted) {
    return counted ? 1 : 0;
  }

  /** One phone before the camera, for {@link #FRAMES} frames. */
  private static final class Showing {
    private final String text;
    private final Camera camera;
    private final List<Luminance> frames = new ArrayList<>();
    private int misread;

    Showing(Shown shown, Step step, int level, long seed) {
      Random random = new Random(seed);
      Conditions conditions = new Conditions();
      conditions.turn = 10 * random.nextDouble() - 5;
      conditions.tilt = 8 * random.nextDouble();
      conditions.tiltAxis = 2 * Math.PI * random.nextDouble();
      step.make(conditions, level);
      this.text = shown.text();
      this.camera =
          new Camera(
              640,
              480,
              Phone.showing(shown.modules(), conditions, random),
              conditions,
              random.nextLong());
    }

    boolean isReadByUs() {
      FrameReader reader = new FrameReader();
      for (int i = 0; i < FRAMES; i++) {
        Set<String> texts = reader.read(frame(i));
        if (texts.contains(text)) {
          return true;
        }
        misread += texts.size();
      }
      return false;
    }

    boolean isReadByZxing() {
      QRCodeReader reader = new QRCodeReader();
      for (int i = 0; i < FRAMES; i++) {
        Luminance frame = frame(i);
        try {
          if (reader.decode(bitmap(frame)).getText().equals(text)) {
            return true;
          }
        } catch (ReaderException unread) {
          // The next frame may be.
        }
      }
      return false;
    }

    private static BinaryBitmap bitmap(Luminance frame) {
      return new BinaryBitmap(
          new HybridBinarizer(
              new PlanarYUVLuminanceSource(
                  frame.plane(),
                  frame.rowStride(),
                  frame.height(),
                  0,
                  0,
                  frame.width(),
                  frame.height(),
                  false)));
    }

    private Luminance frame(int number) {
      if (number == frames.size()) {
        frames.add(camera.frame());
      }
      return frames.get(number);
    }
  }
}
