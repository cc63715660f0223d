/**
 * What each scene may see of a citizen (wire format §3.1): its pseudonym, its facets, and the keys
 * that seal them for a day.
 */
@NullMarked
package dev.suishen.code.scene;

import org.jspecify.annotations.NullMarked;
