/**
 * The citizens. Identity number and name are sealed before they are kept; issuing sees a {@link
 * dev.suishen.code.citizen.CitizenSnapshot} alone.
 */
@NullMarked
package dev.suishen.code.citizen;

import org.jspecify.annotations.NullMarked;
