/** What the operators of a scene may ask for: its keys, and a check of a code. */
@NullMarked
package dev.suishen.code.operator;

import org.jspecify.annotations.NullMarked;
