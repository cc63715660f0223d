@NullMarked
package dev.suishen.code.admin;

import org.jspecify.annotations.NullMarked;
