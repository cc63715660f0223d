/**
 * The servers of the embedded default: a real PostgreSQL and a real Redis, on the loopback address,
 * with everything they keep under one {@link dev.suishen.code.embedded.DataDirectory}.
 */
@NullMarked
package dev.suishen.code.embedded;

import org.jspecify.annotations.NullMarked;
