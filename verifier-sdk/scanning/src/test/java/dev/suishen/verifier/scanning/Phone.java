package dev.suishen.verifier.scanning;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A hand with a phone that shows a code, before a hall. Drawn of shapes alone: fonts differ from
 * machine to machine.
 */
final class Phone {
  /** Of the picture; the code is in its middle. */
  static final int SIZE = 1500;

  /** Of the code with its quiet zone. */
  static final int CODE = 400;

  private static final int WIDTH = 500;
  private static final int HEIGHT = 1000;
  private static final int TOP = 230;
  private static final int QUIET_ZONE = 4;

  private final BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
  private final Graphics2D pen = picture.createGraphics();

  private Phone() {}

  /** Grey, a byte a pixel, row after row. */
  static byte[] showing(ByteMatrix modules, Conditions conditions, Random random) {
    Phone phone = new Phone();
    phone.drawHall(new Random(random.nextLong()));
    phone.drawHand();
    phone.drawPhone(conditions.inverted);
    phone.drawCode(modules, conditions.inverted);
    phone.drawCracks(conditions.cracks, random);
    phone.pen.dispose();
    return (byte[]) phone.picture.getRaster().getDataElements(0, 0, SIZE, SIZE, null);
  }

  private void drawHall(Random random) {
    fill(0, 0, SIZE, SIZE, 70);
    for (int i = 0; i < 60; i++) {
      fill(
          random.nextInt(SIZE) - 100,
          random.nextInt(SIZE) - 100,
          20 + random.nextInt(200),
          20 + random.nextInt(200),
          20 + random.nextInt(130));
    }
  }

  private void drawHand() {
    grey(135);
    for (int finger = 0; finger < 4; finger++) {
      pen.fill(new RoundRectangle2D.Double(930, 720 + 105 * finger, 150, 92, 90, 90));
    }
    pen.fill(new RoundRectangle2D.Double(420, 900, 180, 620, 170, 170));
  }

  private void drawPhone(boolean darkMode) {
    int left = (SIZE - WIDTH) / 2;
    int top = TOP;
    grey(12);
    pen.fill(glass());
    grey(darkMode ? 24 : 238);
    pen.fill(new RoundRectangle2D.Double(left + 16, top + 16, WIDTH - 32, HEIGHT - 32, 64, 64));
    grey(12);
    pen.fill(new Ellipse2D.Double(SIZE / 2.0 - 12, top + 30, 24, 24));
    int ink = darkMode ? 190 : 60;
    drawLine(left + 48, top + 34, 60, 18, ink);
    drawLine(left + 390, top + 34, 66, 18, ink);
    drawLine(SIZE / 2 - 110, top + 110, 220, 34, ink);
    drawLine(SIZE / 2 - 150, top + 170, 300, 20, 140);
    drawLine(SIZE / 2 - 170, top + 790, 340, 22, 140);
    grey(90);
    pen.fill(new RoundRectangle2D.Double(SIZE / 2.0 - 160, top + 850, 320, 72, 36, 36));
  }

  private static RoundRectangle2D glass() {
    return new RoundRectangle2D.Double((SIZE - WIDTH) / 2.0, TOP, WIDTH, HEIGHT, 90, 90);
  }

  /** Words, from afar. */
  private void drawLine(int left, int top, int width, int height, int ink) {
    for (int x = 0; x < width; x += height) {
      fill(left + x, top, height * 3 / 4, height, ink);
    }
  }

  private void drawCode(ByteMatrix modules, boolean inverted) {
    int left = (SIZE - CODE) / 2;
    int side = modules.getWidth() + 2 * QUIET_ZONE;
    for (int y = 0; y < CODE; y++) {
      for (int x = 0; x < CODE; x++) {
        boolean dark = isDark(modules, x * side / CODE - QUIET_ZONE, y * side / CODE - QUIET_ZONE);
        picture.getRaster().setSample(left + x, left + y, 0, dark == inverted ? 255 : 0);
      }
    }
  }

  private static boolean isDark(ByteMatrix modules, int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }

  /** From where the glass was hit, to all sides: dark lines that glint on one side. */
  private void drawCracks(int cracks, Random random) {
    pen.setClip(glass());
    double hitX = SIZE / 2.0 + CODE * (random.nextDouble() - 0.5);
    double hitY = SIZE / 2.0 + CODE * (random.nextDouble() - 0.5);
    for (int i = 0; i < cracks; i++) {
      Path2D line = new Path2D.Double();
      line.moveTo(hitX, hitY);
      double x = hitX;
      double y = hitY;
      double direction = 2 * Math.PI * random.nextDouble();
      for (int piece = 0; piece < 12; piece++) {
        x += 45 * Math.cos(direction);
        y += 45 * Math.sin(direction);
        line.lineTo(x, y);
        direction += 0.5 * (random.nextDouble() - 0.5);
      }
      pen.setStroke(new BasicStroke(4));
      grey(235);
      pen.draw(line);
      pen.translate(2, 2);
      pen.setStroke(new BasicStroke(3));
      grey(40);
      pen.draw(line);
      pen.translate(-2, -2);
    }
  }

  private void fill(int left, int top, int width, int height, int grey) {
    grey(grey);
    pen.fillRect(left, top, width, height);
  }

  private void grey(int grey) {
    pen.setColor(new Color(grey, grey, grey));
  }
}
