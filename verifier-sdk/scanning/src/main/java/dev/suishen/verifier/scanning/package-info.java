/**
 * From a camera's frame to a decision, on ZXing.
 *
 * <pre>
 * Luminance ──▶ Look ──▶ FinderPatterns ──▶ Corners ──▶ ModuleGrid ──▶ text ──▶ Scan
 * </pre>
 *
 * <ul>
 *   <li>{@link dev.suishen.verifier.scanning.FrameScanner} takes the frames of a camera and tells
 *       each code once.
 *   <li>{@link dev.suishen.verifier.scanning.PictureReader} takes one picture and its time.
 * </ul>
 *
 * No frame and no picture is bad input; one whose measures contradict each other is an {@link
 * java.lang.IllegalArgumentException} of {@link dev.suishen.verifier.scanning.Luminance}.
 */
@NullMarked
package dev.suishen.verifier.scanning;

import org.jspecify.annotations.NullMarked;
