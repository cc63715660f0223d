/**
 * Signing keys, and what is signed with them. Everything made here is read by the real verifier
 * before it leaves.
 *
 * <ul>
 *   <li>{@code lifecycle}: from a planned key to a forgotten one, every rule, the rotation
 *   <li>{@code signing}: the {@code CodeSigner} port and software keys; {@code custody}: where keys
 *       are kept
 *   <li>{@code code}: codes; {@code bundle}: trust bundles; {@code status}: status lists
 *   <li>{@code city}: a city's roots and keys in a folder; {@code demo}: roots that sign what they
 *       are handed
 *   <li>{@code cbor}, {@code json}, {@code files}: how all of it is written
 * </ul>
 */
@NullMarked
package dev.suishen.keys;

import org.jspecify.annotations.NullMarked;
