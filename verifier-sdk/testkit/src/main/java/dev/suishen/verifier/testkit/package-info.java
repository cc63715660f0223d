/**
 * For the tests of whoever embeds the verifier: a pretend city, its clock in the test's hand.
 *
 * <pre>{@code
 * SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
 * PretendCity city = PretendCity.at(clock);
 * TrustStore trust = city.trust(); // what a verifier holds after a refresh
 *
 * Verifier desk =
 *     Verifier.builder().trust(trust).policy(ScenePolicy.hospital()).clock(clock).build();
 *
 * answers.add(desk.verify(city.live().scenes(Scene.MEDICAL).text()));
 * answers.add(desk.verify(city.pass().phone().show()));
 * answers.add(desk.verify(city.codeThatIs(Reason.REVOKED).text())); // so for each reason
 *
 * String lastSecond = city.live().endingIn(Duration.ofSeconds(1)).text();
 * answers.add(desk.verify(lastSecond));
 * clock.advance(Duration.ofSeconds(1));
 * answers.add(desk.verify(lastSecond));
 *
 * clock.advance(Duration.ofDays(7)); // nobody refreshed
 * answers.add(desk.verify(city.live().text()));
 * city.sync(trust);
 * answers.add(desk.verify(city.live().text()));
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.suishen.verifier.testkit.PretendCity} makes roots, bundles, status lists, scene
 *       keys, holders and codes, and does what cities do: revokes, rotates keys, changes roots.
 *   <li>{@link dev.suishen.verifier.testkit.PretendCode} is a good code, with times on either side
 *       of each boundary; {@link dev.suishen.verifier.testkit.PretendPhone} shows a PASS.
 *   <li>{@link dev.suishen.verifier.testkit.Scenario} is a scan that the verifier answers with a
 *       given {@link dev.suishen.verifier.Reason}.
 *   <li>{@link dev.suishen.verifier.testkit.PretendTrustService} serves it all over HTTP.
 * </ul>
 *
 * The real issuers make every good code, and the same seed makes the same bytes. No secret of it is
 * one: nothing here belongs anywhere but in tests.
 */
@NullMarked
package dev.suishen.verifier.testkit;

import org.jspecify.annotations.NullMarked;
