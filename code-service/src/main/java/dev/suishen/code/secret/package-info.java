/** Named secrets, kept in one private file, and what is derived from them. */
@NullMarked
package dev.suishen.code.secret;

import org.jspecify.annotations.NullMarked;
