@NullMarked
package dev.suishen.verifier.testkit;

import org.jspecify.annotations.NullMarked;
