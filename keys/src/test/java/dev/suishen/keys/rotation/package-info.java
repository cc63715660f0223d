/** A year of rotations, simulated: a city and verifiers that are often offline. */
@NullMarked
package dev.suishen.keys.rotation;

import org.jspecify.annotations.NullMarked;
