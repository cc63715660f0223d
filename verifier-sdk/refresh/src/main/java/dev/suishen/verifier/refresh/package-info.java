/**
 * Keeps what a verifier trusts fresh, from a code service or from a stick that is carried.
 *
 * <pre>
 * TrustSource ──▶ TrustRefresh ──▶ TrustStore ──▶ verdicts, which never wait
 *                      └──▶ TrustState, RefreshListener: how old is it all, and why
 * </pre>
 *
 * <pre>{@code
 * try (TrustFolder folder = TrustFolder.open(directory, roots, seal); // as it was left
 *     TrustRefresh refresh =
 *         TrustRefresh.builder()
 *             .trust(folder)
 *             .source(TrustSource.http(service, token)) // or TrustSource.stick(path, seal)
 *             .scene(Scene.TRANSIT)
 *             .listener(lamp) // ready, stale, refused: why
 *             .build()) {
 *   refresh.start(); // returns at once
 *
 *   Verifier verifier =
 *       Verifier.builder().trust(folder.store()).policy(ScenePolicy.transitGate()).build();
 *   gate.accept(verifier, refresh); // refresh.state() says how old everything is
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.suishen.verifier.refresh.TrustSource} is a service, a stick, or whatever an
 *       application has; {@link dev.suishen.verifier.refresh.HttpTransport} is where another HTTP
 *       client goes.
 *   <li>{@link dev.suishen.verifier.refresh.TrustRefresh} asks for each piece when it is due, and
 *       after a failure again, for ever. A host that knows that the network is back says {@link
 *       dev.suishen.verifier.refresh.TrustRefresh#refreshNow}.
 *   <li>{@link dev.suishen.verifier.refresh.VerifierName} is kept beside the trust: with it the
 *       service is told which bundle this verifier holds.
 *   <li>{@link dev.suishen.verifier.refresh.TrustState} is what is held, how old it is and what
 *       came of fetching it; {@link dev.suishen.verifier.refresh.RefreshListener} is told of it.
 * </ul>
 *
 * Nothing that a source gives is trusted before the store has taken it. What does not come is a
 * {@link dev.suishen.verifier.refresh.Failure}, a value with a stable cause, and changes nothing.
 */
@NullMarked
package dev.suishen.verifier.refresh;

import org.jspecify.annotations.NullMarked;
