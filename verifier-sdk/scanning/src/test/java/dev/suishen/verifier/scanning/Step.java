package dev.suishen.verifier.scanning;

/** What gets worse, in {@link #LEVELS} steps. */
enum Step {
  TURNED {
    @Override
    void make(Conditions c, int level) {
      c.turn = new double[] {12, 30, 45, 100, 170}[level - 1];
    }
  },
  TILTED {
    @Override
    void make(Conditions c, int level) {
      c.tilt = new double[] {20, 32, 42, 50, 56}[level - 1];
    }
  },
  SMALL {
    @Override
    void make(Conditions c, int level) {
      c.side = new double[] {190, 160, 140, 120, 105}[level - 1];
    }
  },
  BLURRED {
    @Override
    void make(Conditions c, int level) {
      c.blur = new double[] {1.2, 1.6, 2.0, 2.4, 2.8}[level - 1];
    }
  },
  MOVING {
    @Override
    void make(Conditions c, int level) {
      c.motion = new int[] {3, 5, 7, 9, 11}[level - 1];
    }
  },
  NOISY {
    @Override
    void make(Conditions c, int level) {
      c.noise = new double[] {15, 30, 45, 60, 80}[level - 1];
    }
  },
  DIM {
    @Override
    void make(Conditions c, int level) {
      c.white = new double[] {90, 55, 36, 26, 20}[level - 1];
    }
  },
  SHADOWED {
    @Override
    void make(Conditions c, int level) {
      c.shadow = new double[] {0.4, 0.6, 0.75, 0.85, 0.92}[level - 1];
    }
  },
  GLARE {
    @Override
    void make(Conditions c, int level) {
      c.glare = new double[] {120, 170, 210, 250, 300}[level - 1];
      c.glareRadius = 0.25;
    }
  },
  MOIRE {
    @Override
    void make(Conditions c, int level) {
      c.moire = new double[] {0.3, 0.5, 0.7, 0.85, 0.95}[level - 1];
    }
  },
  CRACKED {
    @Override
    void make(Conditions c, int level) {
      c.cracks = new int[] {1, 2, 3, 5, 7}[level - 1];
    }
  },
  MIRRORED {
    @Override
    void make(Conditions c, int level) {
      c.mirrored = true;
      c.blur = 0.6 + 0.3 * level;
    }
  },
  INVERTED {
    @Override
    void make(Conditions c, int level) {
      c.inverted = true;
      c.blur = 0.6 + 0.3 * level;
    }
  },
  EVENING {
    @Override
    void make(Conditions c, int level) {
      c.white = 150 - 22 * level;
      c.noise = 3 + 2 * level;
      c.blur = 0.7 + 0.2 * level;
      c.tilt = 6 * level;
      c.glare = 15 * level;
    }
  };

  static final int LEVELS = 5;

  /**
   * @param level 1 mildest to {@link #LEVELS}
   */
  abstract void make(Conditions conditions, int level);
}
