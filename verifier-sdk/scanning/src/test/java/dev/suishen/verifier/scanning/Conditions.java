package dev.suishen.verifier.scanning;

/** How a phone is held before a camera, and how badly the camera sees it. */
final class Conditions {
  /** Side of the code with its quiet zone, in pixels of the frame. */
  double side = 250;

  /** In the plane of the frame, degrees. */
  double turn;

  /** Away from the camera, degrees, about an axis in this direction. */
  double tilt;

  double tiltAxis;

  /** Of the lens, standard deviation in pixels. */
  double blur = 0.6;

  /** Of a hand that moves, pixels along the row. */
  int motion = 1;

  /** Of the sensor, standard deviation in grey levels. */
  double noise = 3;

  /** Grey of the screen's white. */
  double white = 215;

  /** Grey of what reflects in the glass, at every pixel. */
  double veil = 8;

  /** Grey that a lamp's reflection adds in its middle. */
  double glare;

  /** Radius of that reflection, in sides of the code. */
  double glareRadius = 0.3;

  /** Part of the light that the screen's and the sensor's grids take from each other. */
  double moire;

  /** Lines of a broken glass. */
  int cracks;

  /** A shadow's edge takes this part of the light from one side. */
  double shadow;

  boolean mirrored;
  boolean inverted;
}
