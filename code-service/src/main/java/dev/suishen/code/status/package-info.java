/** Places in the scenes' status lists, and the signed lists themselves (wire format §6). */
@NullMarked
package dev.suishen.code.status;

import org.jspecify.annotations.NullMarked;
