package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands between a real source and a refresh: fails, lies and hangs where a test says so. */
final class Meddler implements TrustSource {
  private final TrustSource real;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Held> held = new CopyOnWriteArrayList<>();
  private final Map<String, FetchFailedException> failures = new ConcurrentHashMap<>();
  private final Map<String, byte[]> lies = new ConcurrentHashMap<>();
  private final Map<String, Optional<String>> tags = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile Runnable before = () -> {};

  Meddler(TrustSource real) {
    this.real = real;
  }

  /** The paths asked for so far, in order; from now on they are counted anew. */
  List<String> asked() {
    List<String> before = List.copyOf(asked);
    asked.clear();
    return before;
  }

  Meddler fail(String path, FetchFailedException why) {
    failures.put(path, why);
    return this;
  }

  Meddler fail(String path) {
    return fail(path, new FetchFailedException(Cause.UNREACHABLE, path + ": cut off"));
  }

  Meddler absent(String path) {
    return fail(path, new FetchFailedException(Cause.ABSENT, path + ": HTTP 404"));
  }

  Meddler lie(String path, byte[] bytes) {
    lies.put(path, bytes);
    return this;
  }

  Meddler behave() {
    failures.clear();
    lies.clear();
    before = () -> {};
    return this;
  }

  /** What happens, or does not come to an end, before each answer. */
  Meddler beforeEach(Runnable event) {
    before = event;
    return this;
  }

  /** What was said to be held of it when it was last asked for. */
  @Nullable String lastTag(String path) {
    return tags.getOrDefault(path, Optional.empty()).orElse(null);
  }

  /** What was said to be held, each time that the newest bundle was asked for. */
  List<Held> held() {
    return List.copyOf(held);
  }

  /** How many calls were under way at once. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  @Override
  public Optional<Content> fetch(String path, int mostBytes, @Nullable String tag)
      throws FetchFailedException {
    begin(path);
    tags.put(path, Optional.ofNullable(tag));
    try {
      meddle(path);
      byte[] lie = lies.get(path);
      return lie == null ? real.fetch(path, mostBytes, tag) : Optional.of(new Content(lie, null));
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public Optional<Content> newestBundle(Held told, int mostBytes) throws FetchFailedException {
    held.add(told);
    begin(Layout.BUNDLE);
    tags.put(Layout.BUNDLE, Optional.ofNullable(told.tag()));
    try {
      meddle(Layout.BUNDLE);
      byte[] lie = lies.get(Layout.BUNDLE);
      return lie == null ? real.newestBundle(told, mostBytes) : Optional.of(new Content(lie, null));
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public SceneKeys sceneKeys(Scene scene, long firstEpoch, int days) throws FetchFailedException {
    begin(Layout.SCENE_KEYS);
    try {
      meddle(Layout.SCENE_KEYS);
      return real.sceneKeys(scene, firstEpoch, days);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private void begin(String path) {
    asked.add(path);
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
  }

  private void meddle(String path) throws FetchFailedException {
    before.run();
    FetchFailedException failure = failures.get(path);
    if (failure != null) {
      throw failure;
    }
  }
}
