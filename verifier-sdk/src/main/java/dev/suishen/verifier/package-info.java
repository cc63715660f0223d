/**
 * Verifies Suishen codes offline. A scanned text goes one way, and what comes out of it is a
 * decision:
 *
 * <pre>
 * text ──▶ envelope ──▶ signature ──▶ claims ──▶ rules ──▶ Accepted | Rejected | Undetermined
 * </pre>
 *
 * <pre>{@code
 * TrustStore trust = TrustStore.pinned(roots);        // the city's roots, given once
 * trust.takeBundle(bundle, clock.instant());          // signing keys, limits
 * trust.takeStatusList(statusList);                   // who is revoked or suspended
 * trust.putSceneKeys(sceneKeys);                      // what reads this scene's part
 *
 * Verifier verifier =
 *     Verifier.builder().trust(trust).policy(ScenePolicy.of(Scene.TRANSIT)).clock(clock).build();
 *
 * String line = verifier.verify(text).fold(
 *     accepted -> "pass, " + accepted.code().subject().orElse("unknown"),
 *     rejected -> "refused: " + rejected.reason(),
 *     undetermined -> "check by hand: " + undetermined.reason());
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.suishen.verifier.TrustStore} is where everything trusted enters, checked and
 *       guarded against rollback.
 *   <li>{@link dev.suishen.verifier.Verifier} decides; {@link dev.suishen.verifier.ScenePolicy}
 *       says what a place takes.
 *   <li>{@link dev.suishen.verifier.Verification} is the answer, {@link
 *       dev.suishen.verifier.Reason} why, {@link dev.suishen.verifier.ReasonWords} what to say.
 *   <li>{@link dev.suishen.verifier.VerifiedCode} can be had from a verifier alone.
 *   <li>{@link dev.suishen.verifier.ReplayGuard} remembers what was accepted.
 * </ul>
 *
 * Bad input is a value, never an exception. Bad set-up is a typed exception: {@link
 * dev.suishen.verifier.BundleRefusedException}, {@link
 * dev.suishen.verifier.StatusListRefusedException}.
 */
@NullMarked
package dev.suishen.verifier;

import org.jspecify.annotations.NullMarked;
