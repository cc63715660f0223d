/** QR pictures of codes, for screens: alphanumeric, error correction L, quiet zone of four. */
@NullMarked
package dev.suishen.code.qr;

import org.jspecify.annotations.NullMarked;
