/**
 * The people and keys of the embedded default. None of it exists where the service is told of
 * servers that are not its own.
 */
@NullMarked
package dev.suishen.code.demo;

import org.jspecify.annotations.NullMarked;
