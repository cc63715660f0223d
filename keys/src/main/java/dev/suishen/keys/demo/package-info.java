/** A pretend city for demonstrations; its keys are refused anywhere else. */
@NullMarked
package dev.suishen.keys.demo;

import org.jspecify.annotations.NullMarked;
