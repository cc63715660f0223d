/** Status List Tokens (wire format §6). */
@NullMarked
package dev.suishen.keys.status;

import org.jspecify.annotations.NullMarked;
