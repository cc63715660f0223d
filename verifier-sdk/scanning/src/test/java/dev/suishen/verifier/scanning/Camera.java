package dev.suishen.verifier.scanning;

import java.util.Arrays;
import java.util.Random;

/** Takes frames of a flat picture: a pinhole, a lens, light, a sensor. */
final class Camera {

  private static final float[] GAUSSIAN = gaussian();

  private final byte[] scene;
  private final Conditions conditions;
  private final Random random;
  private final int width;
  private final int height;

  /** Of the lens, in pixels: about 56 degrees across. */
  private final double focalLength;

  private final float[] light;

  /**
   * @param scene as of {@link Phone}
   */
  Camera(int width, int height, byte[] scene, Conditions conditions, long seed) {
    this.width = width;
    this.height = height;
    this.focalLength = 0.94 * width;
    this.light = new float[width * height];
    this.scene = scene;
    this.conditions = conditions;
    this.random = new Random(seed);
  }

  /** The next: the hand shakes a little, and the noise is another. */
  Luminance frame() {
    project();
    shade();
    motion();
    blur();
    return sensed();
  }

  /** Each pixel as the mean of the scene's points that it sees. */
  private void project() {
    double[] toScene = toScene();
    int across = (int) Math.ceil(Phone.CODE / conditions.side);
    float weight = 1f / (across * across);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int down = 0; down < across; down++) {
          double row = y + (down + 0.5) / across - height / 2.0;
          for (int right = 0; right < across; right++) {
            double column = x + (right + 0.5) / across - width / 2.0;
            sum += seen(toScene, column, row);
          }
        }
        light[y * width + (conditions.mirrored ? width - 1 - x : x)] = sum * weight;
      }
    }
  }

  private float seen(double[] h, double column, double row) {
    double depth = h[6] * column + h[7] * row + h[8];
    double u = (h[0] * column + h[1] * row + h[2]) / depth + Phone.SIZE / 2.0;
    double v = (h[3] * column + h[4] * row + h[5]) / depth + Phone.SIZE / 2.0;
    int x = Math.max(0, Math.min(Phone.SIZE - 1, (int) u));
    int y = Math.max(0, Math.min(Phone.SIZE - 1, (int) v));
    return scene[y * Phone.SIZE + x] & 0xff;
  }

  /** From a pixel, seen from the frame's middle, to a point of the scene, seen from its middle. */
  private double[] toScene() {
    double turn = Math.toRadians(conditions.turn + random.nextDouble() * 2 - 1);
    double tilt = Math.toRadians(conditions.tilt + random.nextDouble() * 2 - 1);
    double axis = conditions.tiltAxis;
    double distance = focalLength * Phone.CODE / conditions.side;
    double shiftX = (random.nextDouble() * 30 - 15) * distance / focalLength;
    double shiftY = (random.nextDouble() * 30 - 15) * distance / focalLength;
    // Rodrigues' rotation by tilt about (cos axis, sin axis, 0), after a turn about the line of
    // sight
    double c = Math.cos(tilt);
    double s = Math.sin(tilt);
    double kx = Math.cos(axis);
    double ky = Math.sin(axis);
    double r00 = c + kx * kx * (1 - c);
    double r01 = kx * ky * (1 - c);
    double r11 = c + ky * ky * (1 - c);
    double r20 = -ky * s;
    double r21 = kx * s;
    double ct = Math.cos(turn);
    double st = Math.sin(turn);
    double[] toFrame = {
      focalLength * (r00 * ct + r01 * st),
      focalLength * (-r00 * st + r01 * ct),
      focalLength * shiftX,
      focalLength * (r01 * ct + r11 * st),
      focalLength * (-r01 * st + r11 * ct),
      focalLength * shiftY,
      r20 * ct + r21 * st,
      -r20 * st + r21 * ct,
      distance
    };
    return inverse(toFrame);
  }

  private static double[] inverse(double[] m) {
    double[] adjugate = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    return adjugate; // a homography's scale does not matter
  }

  /** What the screen's light meets before the lens. */
  private void shade() {
    double phase = random.nextDouble() * 2 * Math.PI;
    double glareX = width / 2.0 + (random.nextDouble() - 0.5) * conditions.side * 0.7;
    double glareY = height / 2.0 + (random.nextDouble() - 0.5) * conditions.side * 0.7;
    double spread = 2 * Math.pow(conditions.glareRadius * conditions.side, 2);
    double shadowEdge = width / 2.0 + (random.nextDouble() - 0.5) * conditions.side * 0.5;
    float gain = (float) ((conditions.white - conditions.veil) / 255);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = light[y * width + x] * gain;
        if (conditions.moire > 0) {
          double wave = Math.sin(phase + 0.75 * x + 0.2 * y);
          value *= 1 - conditions.moire * (0.5 + 0.5 * wave);
        }
        if (conditions.shadow > 0) {
          double into = (x + 0.4 * (y - height / 2.0) - shadowEdge) / 12;
          value *= 1 - conditions.shadow / (1 + Math.exp(-into));
        }
        if (conditions.glare > 0) {
          double dx = x - glareX;
          double dy = y - glareY;
          value += conditions.glare * Math.exp(-(dx * dx + dy * dy) / spread);
        }
        light[y * width + x] = (float) (value + conditions.veil);
      }
    }
  }

  private void motion() {
    if (conditions.motion > 1) {
      float[] kernel = new float[conditions.motion];
      Arrays.fill(kernel, 1f / kernel.length);
      across(kernel);
    }
  }

  private void blur() {
    float[] kernel = kernel(conditions.blur);
    across(kernel);
    down(kernel);
  }

  private void across(float[] kernel) {
    int half = kernel.length / 2;
    float[] padded = new float[width + kernel.length];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      Arrays.fill(padded, 0, half, light[row]);
      Arrays.fill(padded, half + width, padded.length, light[row + width - 1]);
      System.arraycopy(light, row, padded, half, width);
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = 0; k < kernel.length; k++) {
          sum += kernel[k] * padded[x + k];
        }
        light[row + x] = sum;
      }
    }
  }

  private void down(float[] kernel) {
    float[] before = light.clone();
    Arrays.fill(light, 0);
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < kernel.length; k++) {
        int from = Math.max(0, Math.min(height - 1, y + k - kernel.length / 2)) * width;
        for (int x = 0; x < width; x++) {
          light[y * width + x] += kernel[k] * before[from + x];
        }
      }
    }
  }

  private static float[] kernel(double deviation) {
    int half = (int) Math.ceil(2.5 * deviation);
    float[] kernel = new float[2 * half + 1];
    float sum = 0;
    for (int i = -half; i <= half; i++) {
      kernel[i + half] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += kernel[i + half];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  private Luminance sensed() {
    byte[] plane = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int noise = random.nextInt(GAUSSIAN.length - width);
      for (int x = 0; x < width; x++) {
        float value = light[y * width + x] + (float) conditions.noise * GAUSSIAN[noise + x];
        plane[y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
    return new Luminance(plane, width, height);
  }

  private static float[] gaussian() {
    Random random = new Random(7);
    float[] gaussian = new float[1 << 16];
    for (int i = 0; i < gaussian.length; i++) {
      gaussian[i] = (float) random.nextGaussian();
    }
    return gaussian;
  }
}
