@NullMarked
package dev.suishen.code.status;

import org.jspecify.annotations.NullMarked;
