/** Files written whole or not at all. */
@NullMarked
package dev.suishen.keys.files;

import org.jspecify.annotations.NullMarked;
