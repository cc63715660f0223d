/** What administrators do together, and the log of all that was done to the keys. */
@NullMarked
package dev.suishen.code.admin;

import org.jspecify.annotations.NullMarked;
