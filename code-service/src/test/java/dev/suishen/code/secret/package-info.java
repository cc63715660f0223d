@NullMarked
package dev.suishen.code.secret;

import org.jspecify.annotations.NullMarked;
