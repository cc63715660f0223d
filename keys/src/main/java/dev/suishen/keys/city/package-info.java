/** What a city signs with and is trusted by, as a folder of files. */
@NullMarked
package dev.suishen.keys.city;

import org.jspecify.annotations.NullMarked;
