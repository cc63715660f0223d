/** From a holder's parts to a code: claims, seal, signature, text (wire format §1 to §4). */
@NullMarked
package dev.suishen.keys.code;

import org.jspecify.annotations.NullMarked;
