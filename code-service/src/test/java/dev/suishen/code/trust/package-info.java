@NullMarked
package dev.suishen.code.trust;

import org.jspecify.annotations.NullMarked;
