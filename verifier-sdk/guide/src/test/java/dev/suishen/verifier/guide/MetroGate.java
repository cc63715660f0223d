package dev.suishen.verifier.guide;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ReasonWords;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import dev.suishen.verifier.journal.JournalPolicy;
import dev.suishen.verifier.journal.ScanJournal;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import dev.suishen.verifier.refresh.TrustState;
import dev.suishen.verifier.refresh.VerifierName;
import dev.suishen.verifier.scanning.FrameScanner;
import dev.suishen.verifier.scanning.Luminance;
import dev.suishen.verifier.scanning.Scan;
import dev.suishen.verifier.testkit.PretendPhone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.util.encoders.Hex;

/**
 * A gate of the metro as the guide builds it, section by section: {@link GuideTest} compares the
 * two.
 */
final class MetroGate implements AutoCloseable {
  private final Clock clock;
  private final SecureRandom random;
  private final Panel panel;
  private final SceneKeySeal seal;
  private final TrustFolder folder;
  private final TrustRefresh refresh;
  private final ScenePolicy policy;
  private final Verifier verifier;
  private final FrameScanner scanner;
  private final ScanJournal journal;

  MetroGate(
      List<String> rootsInHex,
      Path home,
      byte[] sealKey,
      URI service,
      Supplier<String> token,
      Panel panel,
      Clock clock,
      SecureRandom random)
      throws FolderUnusableException {
    this.clock = clock;
    this.random = random;
    this.panel = panel;
    RootSet roots = roots(rootsInHex);
    // begin
    SceneKeySeal seal = SceneKeySeal.hpke(sealKey, random);
    TrustFolder folder = TrustFolder.open(home.resolve("trust"), roots, seal);
    for (FolderTrouble trouble : folder.troubles()) {
      panel.warn(trouble.toString()); // damaged, refused, not kept: the gate goes on
    }
    // end
    this.seal = seal;
    this.folder = folder;
    this.refresh = refresh(home, service, token);
    this.policy = policy();
    // begin
    ReplayGuard guard = ReplayGuard.inMemory();
    // end
    this.verifier = verifier(guard);
    this.scanner = scanner();
    this.journal = journal(home);
  }

  private static RootSet roots(List<String> rootsInHex) {
    // begin
    List<VerificationKey> keys = new ArrayList<>();
    for (String hex : rootsInHex) {
      keys.add(VerificationKey.parse(Hex.decode(hex)));
    }
    RootSet roots = RootSet.of(2, keys); // two of them must have signed
    // end
    return roots;
  }

  private TrustRefresh refresh(Path home, URI service, Supplier<String> token) {
    // begin
    TrustRefresh refresh =
        TrustRefresh.builder()
            .trust(folder)
            .verifier(VerifierName.keptIn(home.resolve("trust"), random)) // which of yours it is
            .source(TrustSource.http(service, token)) // an operator's token, for the scene keys
            .scene(Scene.TRANSIT)
            .listener(panel)
            .clock(clock)
            .build();
    refresh.start();
    // end
    return refresh;
  }

  TrustState takeStick(Path stick) {
    // begin
    TrustState carried =
        TrustRefresh.builder()
            .trust(folder)
            .source(TrustSource.stick(stick, seal))
            .scene(Scene.TRANSIT)
            .clock(clock)
            .build()
            .once();
    // end
    return carried;
  }

  private static ScenePolicy policy() {
    // begin
    ScenePolicy policy =
        ScenePolicy.transitGate() // an account that is active, a minute between two passages
            .openingOnStaleTrust(Duration.ofHours(6)); // twelve where not said
    // end
    return policy;
  }

  private Verifier verifier(ReplayGuard guard) {
    // begin
    Verifier verifier =
        Verifier.builder()
            .trust(folder.store())
            .policy(policy)
            .replayGuard(guard)
            .clock(clock)
            .build();
    // end
    return verifier;
  }

  String show(String text) {
    // begin
    Verification answer = verifier.verify(text);
    Instruction instruction = verifier.instruct(answer); // ADMIT, CHECK_DOCUMENT or REFUSE
    String words = answer.fold(accepted -> "", r -> say(r.reason()), u -> say(u.reason()));
    // end
    // begin
    journal.append(Scene.TRANSIT, answer, instruction);
    // end
    return instruction + " " + words;
  }

  private static String say(Reason reason) {
    Locale locale = Locale.ENGLISH;
    // begin
    return ReasonWords.in(locale).forHolder(reason);
    // end
  }

  Verification challenge(PretendPhone phone) {
    // begin
    byte[] challenge = new byte[16];
    random.nextBytes(challenge);
    Verification answered = verifier.verify(phone.answer(challenge), challenge);
    // end
    return answered;
  }

  private FrameScanner scanner() {
    // begin
    FrameScanner scanner = new FrameScanner(verifier, clock);
    // end
    return scanner;
  }

  Optional<Scan> look(byte[] yPlane, int width, int height, int rowStride) {
    // begin
    Luminance frame = new Luminance(yPlane, width, height, rowStride);
    Optional<Scan> scan = scanner.scan(frame); // empty: nothing new to tell, keep scanning
    // end
    return scan;
  }

  private ScanJournal journal(Path home) throws FolderUnusableException {
    // begin
    ScanJournal journal =
        ScanJournal.open(home.resolve("journal"), JournalPolicy.standard(), clock, random);
    // end
    return journal;
  }

  int upload(Collector collector) throws IOException {
    // begin
    int sent = journal.uploadPending(batch -> collector.post(batch)); // up to 500 entries each
    // end
    return sent;
  }

  void minute() {
    // begin
    verifier.clockHealth().drift().ifPresent(drift -> panel.warn(drift.toString()));
    // end
  }

  TrustState trust() {
    return refresh.state();
  }

  @Override
  public void close() {
    refresh.close();
    journal.close();
    folder.close();
  }
}
