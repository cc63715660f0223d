/**
 * What a verifier trusts, kept in a folder between two runs:
 *
 * <pre>{@code
 * SceneKeySeal seal = SceneKeySeal.hpke(privateKey, new SecureRandom());
 * try (TrustFolder folder = TrustFolder.open(directory, roots, seal)) {
 *   Verifier verifier = Verifier.builder().trust(folder.store()).policy(policy).build();
 *   ready(verifier, folder.troubles());
 * }
 * }</pre>
 *
 * <p>{@link dev.suishen.verifier.folder.TrustFolder#open} gives a store that begins where the last
 * process ended and keeps all that it takes. What the disk does to it, {@link
 * dev.suishen.verifier.folder.TrustFolder#troubles} says.
 */
@NullMarked
package dev.suishen.verifier.folder;

import org.jspecify.annotations.NullMarked;
