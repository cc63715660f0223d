@NullMarked
package dev.suishen.code.embedded;

import org.jspecify.annotations.NullMarked;
