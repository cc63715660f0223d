@NullMarked
package dev.suishen.code.qr;

import org.jspecify.annotations.NullMarked;
