/** The one way in which JSON is read and written. */
@NullMarked
package dev.suishen.keys.json;

import org.jspecify.annotations.NullMarked;
