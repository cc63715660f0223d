/** Issuing: snapshot → rate limit → parts → signature → text. Nothing is written on the way. */
@NullMarked
package dev.suishen.code.issue;

import org.jspecify.annotations.NullMarked;
