@NullMarked
package dev.suishen.code.rotation;

import org.jspecify.annotations.NullMarked;
