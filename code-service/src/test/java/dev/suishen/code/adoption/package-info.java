@NullMarked
package dev.suishen.code.adoption;

import org.jspecify.annotations.NullMarked;
