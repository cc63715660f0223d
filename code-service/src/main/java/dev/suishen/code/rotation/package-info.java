/**
 * How the city's keys follow one another: what administrators ask for, what the rotation's schedule
 * asks for, and the bundles that make both known to verifiers.
 *
 * <p>Every step is taken under the lock of {@code CityRing}, with its entry in the audit log, in
 * one transaction. What takes two administrators is an {@code ApprovedStep}.
 */
@NullMarked
package dev.suishen.code.rotation;

import org.jspecify.annotations.NullMarked;
