@NullMarked
package dev.suishen.keys;

import org.jspecify.annotations.NullMarked;
