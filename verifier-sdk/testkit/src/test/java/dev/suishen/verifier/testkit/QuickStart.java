package dev.suishen.verifier.testkit;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The quick start of README and package tour, as it runs: {@link QuickStartTest} compares them. */
final class QuickStart {
  private QuickStart() {}

  static List<String> answers() {
    List<Verification> answers = new ArrayList<>();
    // begin
    SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
    PretendCity city = PretendCity.at(clock);
    TrustStore trust = city.trust(); // what a verifier holds after a refresh

    Verifier desk =
        Verifier.builder().trust(trust).policy(ScenePolicy.hospital()).clock(clock).build();

    answers.add(desk.verify(city.live().scenes(Scene.MEDICAL).text()));
    answers.add(desk.verify(city.pass().phone().show()));
    answers.add(desk.verify(city.codeThatIs(Reason.REVOKED).text())); // so for each reason

    String lastSecond = city.live().endingIn(Duration.ofSeconds(1)).text();
    answers.add(desk.verify(lastSecond));
    clock.advance(Duration.ofSeconds(1));
    answers.add(desk.verify(lastSecond));

    clock.advance(Duration.ofDays(7)); // nobody refreshed
    answers.add(desk.verify(city.live().text()));
    city.sync(trust);
    answers.add(desk.verify(city.live().text()));
    // end
    return answers.stream().map(Answers::words).toList();
  }
}
