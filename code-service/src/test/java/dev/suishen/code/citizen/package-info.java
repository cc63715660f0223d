@NullMarked
package dev.suishen.code.citizen;

import org.jspecify.annotations.NullMarked;
