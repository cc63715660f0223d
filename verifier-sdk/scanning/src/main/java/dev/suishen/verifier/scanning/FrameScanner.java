package dev.suishen.verifier.scanning;

import dev.suishen.verifier.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A camera's frames in, decisions out. One for a camera; not thread-safe.
 *
 * <pre>{@code
 * FrameScanner scanner = new FrameScanner(verifier, clock);
 * // for each frame:
 * scanner
 *     .scan(new Luminance(yPlane, width, height, rowStride))
 *     .ifPresent(scan -> show(verifier.instruct(scan.verification())));
 * }</pre>
 *
 * <p>Each text is verified and told once, however many frames show it, and anew only once it was
 * out of view for longer than {@link #OUT_OF_VIEW}: nobody is REPLAYED by the frames of one
 * showing. It is told
 *
 * <ul>
 *   <li>where accepted, at the first frame that shows it;
 *   <li>where ours and not accepted, at the second: a misread is never the same twice;
 *   <li>where {@link dev.suishen.verifier.Reason#NOT_OUR_CODE}, at the {@link
 *       #FRAMES_OF_A_FOREIGN_CODE}th, and only while nothing of ours is in view.
 * </ul>
 */
public final class FrameScanner {
  /** How long a code must be unseen to count as shown anew. */
  public static final Duration OUT_OF_VIEW = Duration.ofSeconds(2);

  /** Enough to have looked for ours in every way. */
  public static final int FRAMES_OF_A_FOREIGN_CODE = FrameReader.ROUND + 1;

  private final FrameReader reader = new FrameReader();
  private final InView inView;
  private final Clock clock;

  /**
   * @param clock tells how long a code was out of view; the verifier has its own
   */
  public FrameScanner(Verifier verifier, Clock clock) {
    this.inView = new InView(verifier::verify, OUT_OF_VIEW, FRAMES_OF_A_FOREIGN_CODE);
    this.clock = clock;
  }

  /**
   * Looks at the next frame.
   *
   * @return a decision to act on; empty where there is nothing new to tell: keep scanning
   */
  public Optional<Scan> scan(Luminance frame) {
    return inView.see(reader.read(frame), clock.instant());
  }
}
