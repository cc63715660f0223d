@NullMarked
package dev.suishen.code;

import org.jspecify.annotations.NullMarked;
