@NullMarked
package dev.suishen.verifier.redis;

import org.jspecify.annotations.NullMarked;
