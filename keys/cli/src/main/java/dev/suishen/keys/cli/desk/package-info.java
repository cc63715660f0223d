/** What a command sees of the world, and how it answers and ends. */
@NullMarked
package dev.suishen.keys.cli.desk;

import org.jspecify.annotations.NullMarked;
