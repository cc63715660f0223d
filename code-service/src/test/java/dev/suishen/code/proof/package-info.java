/** The life of keys, proven live: as administrators, citizens and verifiers meet it. */
@NullMarked
package dev.suishen.code.proof;

import org.jspecify.annotations.NullMarked;
