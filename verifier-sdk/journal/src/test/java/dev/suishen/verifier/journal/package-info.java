@NullMarked
package dev.suishen.verifier.journal;

import org.jspecify.annotations.NullMarked;
