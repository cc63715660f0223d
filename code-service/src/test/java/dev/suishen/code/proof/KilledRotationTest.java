package dev.suishen.code.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.CodeService;
import dev.suishen.code.rotation.Administration;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.Verification.Accepted;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} before, in the midst of and after every call of a rotation, to the service and to
 * PostgreSQL. Whatever was under way has happened wholly or not at all, what was answered has
 * happened, and another instance goes on from there.
 */
class KilledRotationTest {
  private static final long SEED = 4;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private Instant begin;
  private LiveCity city;
  private FollowingVerifier verifier;
  private StruckService service;
  private int strikes;
  private int taken;
  private int takenAndUnanswered;

  @BeforeEach
  void begin() throws Exception {
    begin = LiveCity.CLOCK.instant();
    city = LiveCity.begin(folder);
    verifier = new FollowingVerifier(city.roots().roots());
    try (CodeService first = city.start(Map.of("suishen.rotation.lead-time", "0s"))) {
      city.servers().enrol(first, "alice");
      city.addOperator(first);
      city.publish(city.admins(first.url()));
    }
    service = new StruckService(city);
  }

  @AfterEach
  void end() throws Exception {
    service.close();
    city.close();
  }

  @Test
  void whatever_is_killed_leaves_nothing_half_done() throws Exception {
    Disaster kill = new Disaster(service::kill, service::takeAnother);
    Disaster powerCut = new Disaster(service::killPostgres, service::startPostgresAgain);
    rotate(this::atRandom, kill);
    rotate(this::whileItAppends, kill);
    rotate(this::atRandom, powerCut);
    System.out.printf(
        "seed %d: %d kills in %d s; %d steps were taken, %d of them unanswered%n",
        SEED,
        strikes,
        Duration.between(begin, LiveCity.CLOCK.instant()).toSeconds(),
        taken,
        takenAndUnanswered);
    assertEquals(24, strikes);
  }

  /** Each call of it is struck once. */
  private void rotate(Moment moment, Disaster disaster) throws Exception {
    CityBooks before = city.books();
    String active = kid(before, KeyState.ACTIVE);
    String spare = kid(before, KeyState.PUBLISHED);
    long serial = before.newest().serial() + 1;
    int keys = before.ring().keys().size();
    strike(
        moment,
        disaster,
        (admins, dry) -> admins.post("keys" + dry, "{\"use\":\"CODES\"}"),
        books -> books.ring().keys().size() > keys);

    byte[] bundle = city.roots().sign(admins().draft());
    strike(
        moment,
        disaster,
        (admins, dry) -> admins.upload(bundle, dry),
        books -> books.proposed("PUBLISH_BUNDLE", "" + serial).isPresent());
    approve("PUBLISH_BUNDLE", "" + serial, moment, disaster);

    step(spare, "activation", KeyState.ACTIVE, moment, disaster);
    step(active, "retirement", KeyState.RETIRED, moment, disaster);

    String unwanted = admins().plan("CODES");
    strike(
        moment,
        disaster,
        (admins, dry) -> admins.delete("keys/" + unwanted + dry),
        books -> books.key(unwanted).isEmpty());

    strike(
        moment,
        disaster,
        (admins, dry) -> admins.revoke(active, dry),
        books -> books.proposed("REVOKE_KEY", active).isPresent());
    approve("REVOKE_KEY", active, moment, disaster);
  }

  private void step(String kid, String name, KeyState reached, Moment moment, Disaster disaster)
      throws Exception {
    strike(
        moment,
        disaster,
        (admins, dry) -> admins.post("keys/" + kid + "/" + name + dry, ""),
        books -> books.key(kid).orElseThrow().state() == reached);
  }

  private void approve(String kind, String subject, Moment moment, Disaster disaster)
      throws Exception {
    long id = city.books().proposed(kind, subject).orElseThrow().id();
    strike(
        moment,
        disaster,
        (admins, dry) -> admins.decide(admins.second(), id, dry),
        books -> books.proposed(kind, subject).orElseThrow().state().equals("APPROVED"));
  }

  private void strike(Moment moment, Disaster disaster, Call call, Predicate<CityBooks> isTaken)
      throws Exception {
    Duration usual = usualTime(call);
    Administration struck = admins();
    CompletableFuture<HttpResponse<byte[]>> answer =
        moment.strike(() -> call.on(struck, ""), usual, disaster.blow);
    disaster.recovery.happen();
    CityBooks left = city.books().requireAgreement();
    count(isTaken.test(left), isGood(answer));
    if (!isTaken.test(left)) {
      requireGood(call.on(admins(), ""));
    }
    assertTrue(isTaken.test(city.books()));
    requireThatItGoesOn();
  }

  /** Somewhere between its beginning and its answer, or after that. */
  private CompletableFuture<HttpResponse<byte[]>> atRandom(
      Supplier<HttpResponse<byte[]>> call, Duration usual, Event blow) throws Exception {
    double part = random.nextDouble() * 2;
    CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(call);
    if (part < 1) {
      TimeUnit.NANOSECONDS.sleep((long) (usual.toNanos() * part));
    } else {
      answer.join();
    }
    blow.happen();
    return answer;
  }

  /** When all is written but the entry of the audit log. */
  private CompletableFuture<HttpResponse<byte[]>> whileItAppends(
      Supplier<HttpResponse<byte[]>> call, Duration usual, Event blow) throws Exception {
    try (Connection held = service.holdAuditLog()) {
      CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(call);
      service.awaitLock();
      blow.happen();
      held.rollback();
      return answer;
    }
  }

  /** Of the call that is tried, once its way is warm. */
  private Duration usualTime(Call call) {
    requireGood(call.on(admins(), "?dryRun=true"));
    long begin = System.nanoTime();
    requireGood(call.on(admins(), "?dryRun=true"));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void count(boolean isTaken, boolean isAnswered) {
    assertTrue(isTaken || !isAnswered, "what was answered has happened");
    strikes++;
    taken += isTaken ? 1 : 0;
    takenAndUnanswered += isTaken && !isAnswered ? 1 : 0;
  }

  private static boolean isGood(CompletableFuture<HttpResponse<byte[]>> answer) {
    try {
      return answer.join().statusCode() / 100 == 2;
    } catch (CompletionException unanswered) {
      return false;
    }
  }

  private static void requireGood(HttpResponse<byte[]> answer) {
    assertEquals(2, answer.statusCode() / 100, () -> new String(answer.body(), UTF_8));
  }

  /** The bundle of the database is served, a verifier follows, and codes are issued. */
  private void requireThatItGoesOn() throws Exception {
    CityBooks books = city.books().requireAgreement().requireServed(service.url());
    verifier.look(city.operator(service.url()));
    assertEquals(books.newest().serial(), verifier.serial());
    String code = city.servers().citizen(service.url(), "alice").code();
    assertInstanceOf(Accepted.class, verifier.verify(code));
  }

  private Administration admins() {
    return city.admins(service.url());
  }

  private static String kid(CityBooks books, KeyState state) {
    List<String> kids =
        books.ring().keys().stream()
            .filter(key -> key.use() == KeyUse.CODES && key.state() == state)
            .map(key -> SigningKey.name(key.kid()))
            .toList();
    assertEquals(1, kids.size(), kids::toString);
    return kids.get(0);
  }

  /** When the blow falls while a call is under way. */
  private interface Moment {
    CompletableFuture<HttpResponse<byte[]>> strike(
        Supplier<HttpResponse<byte[]>> call, Duration usual, Event blow) throws Exception;
  }

  private interface Event {
    void happen() throws Exception;
  }

  private record Disaster(Event blow, Event recovery) {}

  private interface Call {
    HttpResponse<byte[]> on(Administration admins, String query);
  }
}
