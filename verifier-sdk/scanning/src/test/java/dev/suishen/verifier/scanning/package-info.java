@NullMarked
package dev.suishen.verifier.scanning;

import org.jspecify.annotations.NullMarked;
