/**
 * The citizen's page at {@code /}.
 *
 * <p>{@link dev.suishen.code.page.PageController} renders it once, in the reader's language; from
 * then on the scripts under {@code resources/page} fetch codes ahead and show them. {@link
 * dev.suishen.code.page.PictureController} draws the codes, so that there is one QR encoder, here,
 * and the pictures are on the phone before the connection is lost. {@link
 * dev.suishen.code.page.Assets} are served under a fingerprint and cached for ever; {@link
 * dev.suishen.code.page.PageHeaders} lets the browser run nothing else.
 */
@NullMarked
package dev.suishen.code.page;

import org.jspecify.annotations.NullMarked;
