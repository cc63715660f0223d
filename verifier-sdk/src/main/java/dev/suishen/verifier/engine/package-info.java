/**
 * Faster checks of signatures where the host has them: {@link
 * dev.suishen.verifier.engine.JcaEngine} on a provider of the Java runtime.
 */
@NullMarked
package dev.suishen.verifier.engine;

import org.jspecify.annotations.NullMarked;
