@NullMarked
package dev.suishen.code.http;

import org.jspecify.annotations.NullMarked;
