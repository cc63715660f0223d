/** What a trust bundle and a status list say on the wire (§5, §6). */
@NullMarked
package dev.suishen.verifier.internal.bundle;

import org.jspecify.annotations.NullMarked;
