@NullMarked
package dev.suishen.code.scene;

import org.jspecify.annotations.NullMarked;
