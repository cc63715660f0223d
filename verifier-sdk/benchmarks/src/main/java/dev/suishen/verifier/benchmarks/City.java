package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A city at one moment: its keys, and a gate of the metro that holds all it may. */
final class City {
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  /** A gate is given scene keys for 60 days, a week of them past. */
  private static final int PAST_DAYS = 7;

  private static final int DAYS_TO_COME = 52;
  private static final int FACETS = 0b1_0001;
  private static final long SUBJECT = 0x1234567890L;
  private static final int PLACE = 77_777;

  private final SecureRandom random = new SecureRandom();
  private final RecordingSigner statusKey = new RecordingSigner(random);
  private final RecordingSigner root = new RecordingSigner(random);
  private final CodeSigner codeKey;
  private final CityLists lists;
  private final List<byte[]> tokens;
  private final List<SceneKey> sceneKeys = new ArrayList<>();
  private final TrustStore trust = TrustStore.pinned(roots());

  /** A small one, nobody revoked. */
  City(CodeSigner codeKey) {
    this(codeKey, new CityLists(1, 0));
  }

  /** One of 25 million, one in a hundred revoked. */
  static City whole() {
    return new City(
        SoftwareKey.generate(Algorithm.ED25519, new SecureRandom()), CityLists.ofAll(0.01));
  }

  City(CodeSigner codeKey, CityLists lists) {
    this.codeKey = codeKey;
    this.lists = lists;
    this.tokens = lists.tokens(statusKey);
    long today = SceneKey.epochOf(NOW.getEpochSecond());
    for (Scene scene : Scene.values()) {
      sceneKeys.add(SceneKey.of(scene, today, secret()));
    }
    for (long day = today - PAST_DAYS; day <= today + DAYS_TO_COME; day++) {
      if (day != today) {
        sceneKeys.add(SceneKey.of(Scene.TRANSIT, day, secret()));
      }
    }
    fill(trust);
  }

  /** One for each of the five scenes. */
  List<ScenePart> parts() {
    return parts(SUBJECT, PLACE);
  }

  private List<ScenePart> parts(long subject, int place) {
    return sceneKeys.stream()
        .limit(Scene.values().length)
        .map(key -> new ScenePart(key, subject, FACETS, place))
        .toList();
  }

  CodeIssuer issuer() {
    return issuer(codeKey);
  }

  /**
   * @param signer of the same public key
   */
  CodeIssuer issuer(CodeSigner signer) {
    return CodeIssuer.proven(signer, trust, Clock.fixed(NOW, ZoneOffset.UTC), random);
  }

  /** To be built as it is, or with an engine. */
  Verifier.Builder gate() {
    return Verifier.builder()
        .trust(trust)
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .replayGuard(ReplayGuard.none());
  }

  /**
   * Writes what a gate of this city finds when it starts.
   *
   * @param codes so many LIVE codes, each of another holder, anywhere in the lists and in force
   */
  void furnish(Home home, int codes) throws IOException, FolderUnusableException {
    home.write(root.publicKey(), secret(), liveCodes(codes));
    try (TrustFolder folder = home.open()) {
      fill(folder.store());
    }
  }

  private List<String> liveCodes(int count) {
    CodeIssuer issuer = issuer();
    int[] places = new Random(20_261_120).ints(count, 0, lists.holders()).toArray();
    List<String> codes = new ArrayList<>();
    for (int holder = 0; holder < count; holder++) {
      List<ScenePart> parts = parts(SUBJECT + holder, lists.inForce(places[holder]));
      codes.add(issuer.live(NOW, NOW.plusSeconds(60), parts));
    }
    return codes;
  }

  private void fill(TrustStore store) {
    try {
      bundle().sign(List.of(root), store);
      for (byte[] token : tokens) {
        store.takeStatusList(token);
      }
    } catch (BundleRefusedException | StatusListRefusedException e) {
      throw new IllegalStateException(e);
    }
    store.putSceneKeys(SceneKeys.of(sceneKeys));
  }

  private BundleDraft bundle() {
    return new BundleDraft(
        "Benchmark",
        1,
        NOW,
        NOW.plus(DAY),
        NOW.plus(DAY),
        List.of(key(codeKey, SigningKey.FOR_CODES), key(statusKey, SigningKey.FOR_STATUS_LISTS)),
        TrustPolicy.DEFAULT,
        roots(),
        lists.locations());
  }

  private RootSet roots() {
    return RootSet.of(1, List.of(root.publicKey()));
  }

  private byte[] secret() {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return secret;
  }

  private static SigningKey key(CodeSigner signer, int use) {
    return new SigningKey(
        signer.publicKey(),
        NOW.minus(DAY).getEpochSecond(),
        NOW.plus(DAY).getEpochSecond(),
        use,
        SigningKey.ACTIVE);
  }
}
