/** What the city signs with, and what its verifiers trust. */
@NullMarked
package dev.suishen.code.trust;

import org.jspecify.annotations.NullMarked;
