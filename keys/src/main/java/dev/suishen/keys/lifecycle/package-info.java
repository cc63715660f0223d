/**
 * The life of signing keys, without clock, disk or network.
 *
 * <pre>
 *   plan ──▶ PLANNED ─publish─▶ PUBLISHED ─activate─▶ ACTIVE ─retire─▶ RETIRED ─forget─▶ (gone)
 *               └──────────────────┴────────revoke──────┴────────────────┴──▶ REVOKED ─forget─▶ (gone)
 * </pre>
 *
 * <p>A {@code KeyRing} is what a city has; {@code Lifecycle} holds every rule, and each of its
 * steps answers with another ring or says which rule refuses and from when it would not ({@code
 * StepRefusedException}). {@code RotationPlan} says which steps are due. Only what a trust bundle
 * carries goes on the wire ({@code KeyRing.wire});
 * docs/decisions/0015-the-next-key-is-always-ready.md says why the schedule is as it is.
 */
@NullMarked
package dev.suishen.keys.lifecycle;

import org.jspecify.annotations.NullMarked;
