/** Who signs: the port, and software keys that are encrypted at rest. */
@NullMarked
package dev.suishen.keys.signing;

import org.jspecify.annotations.NullMarked;
