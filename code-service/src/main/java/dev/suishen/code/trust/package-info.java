/**
 * What the city signs with, and what its verifiers trust. Both are in PostgreSQL, under one lock
 * ({@code CityRing}); {@code City} is what an instance holds of them.
 */
@NullMarked
package dev.suishen.code.trust;

import org.jspecify.annotations.NullMarked;
