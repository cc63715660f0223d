/**
 * The code service: it knows the citizens and issues their codes.
 *
 * <p>{@link dev.suishen.code.Application} is the command, {@link dev.suishen.code.CodeService} the
 * running service. A request goes downward: {@code http} (controllers, problem details) → {@code
 * issue}, {@code rotation}, {@code adoption}, {@code status}, {@code operator} (a use case a class)
 * → {@code trust} (the ring, the bundles, what signs now) → {@code admin} (four eyes, the audit
 * log), {@code citizen}, {@code scene} (what is known, and under which keys) → {@code config},
 * {@code redis}. {@code embedded} and {@code demo} exist for the embedded default alone; {@code
 * page} is the citizen's page.
 */
@NullMarked
package dev.suishen.code;

import org.jspecify.annotations.NullMarked;
