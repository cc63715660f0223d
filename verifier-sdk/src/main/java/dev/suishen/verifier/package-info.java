@NullMarked
package dev.suishen.verifier;

import org.jspecify.annotations.NullMarked;
