@NullMarked
package dev.suishen.verifier.fuzz;

import org.jspecify.annotations.NullMarked;
