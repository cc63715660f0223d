@NullMarked
package dev.suishen.code.issue;

import org.jspecify.annotations.NullMarked;
