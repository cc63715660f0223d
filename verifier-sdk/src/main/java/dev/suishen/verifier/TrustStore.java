package dev.suishen.verifier;

import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.StatusLists.CheckedList;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.BundleContent;
import dev.suishen.verifier.internal.bundle.BundleReader;
import dev.suishen.verifier.internal.bundle.CoseSign;
import dev.suishen.verifier.internal.bundle.CoseSign.RootSignature;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier trusts now: roots, bundle, status lists and scene keys. Everything enters through
 * a check here, and changes as one: a verdict sees all of one moment. Thread-safe; in memory alone,
 * without network or disk, unless a {@link TrustKeeper} is told of what it takes.
 */
public final class TrustStore {
  private volatile Trust current;
  private @Nullable TrustKeeper keeper;
  private long lowestSerial = -1;
  private byte[] lowestDigest = {};

  private TrustStore(RootSet roots) {
    this.current = new Trust(roots, null, StatusLists.NONE, SceneKeys.none());
  }

  /**
   * Makes a store that trusts these roots and holds nothing yet: every code of ours is
   * undetermined.
   *
   * @param roots the city's, from a source that is trusted already
   * @return an empty store
   */
  public static TrustStore pinned(RootSet roots) {
    return new TrustStore(roots);
  }

  /**
   * {@return the roots that the next bundle must be signed by: the pinned ones, or those of the
   * bundle held}
   */
  public RootSet roots() {
    return current.roots();
  }

  /** {@return the bundle held; empty until one was taken} */
  public Optional<TrustBundle> bundle() {
    return Optional.ofNullable(current.bundle());
  }

  /** {@return the status lists held} */
  public StatusLists statusLists() {
    return current.statusLists();
  }

  /**
   * What reads the parts of codes.
   *
   * @return the scene keys held
   */
  public SceneKeys sceneKeys() {
    return current.sceneKeys();
  }

  /**
   * Tells a keeper of every change from now on; one is told at a time.
   *
   * @param another in place of the one before
   */
  public synchronized void keepWith(TrustKeeper another) {
    keeper = another;
  }

  /**
   * Refuses bundles older than one that was taken once and is held no more, so that its loss opens
   * no way back. What is held stays; the serial never falls.
   *
   * @param serial of the bundle lost: a lower one is refused from now on
   * @param sha256 of its bytes: another bundle of that serial is refused as well
   */
  public synchronized void refuseOlderThan(long serial, byte[] sha256) {
    if (serial > lowestSerial) {
      lowestSerial = serial;
      lowestDigest = sha256.clone();
    }
  }

  /**
   * Takes a trust bundle by the rules of wire format §5.
   *
   * @param encoded COSE_Sign, at most 64 KiB, copied
   * @param now the moment at which it must not have expired
   * @return the bundle now held; the one held before where the bytes are the same
   * @throws BundleRefusedException and holds what it held
   */
  public synchronized TrustBundle takeBundle(byte[] encoded, Instant now)
      throws BundleRefusedException {
    byte[] bytes = encoded.clone();
    BundleContent content = readSigned(bytes);
    requireNoRollback(content.serial(), bytes);
    if (now.getEpochSecond() >= content.expires()) {
      throw new BundleRefusedException(
          Cause.BUNDLE_EXPIRED, "at " + Instant.ofEpochSecond(content.expires()));
    }
    TrustBundle bundle = new TrustBundle(bytes, content);
    boolean changesRoots = !content.roots().equals(current.roots());
    current =
        new Trust(
            content.roots(), bundle, current.statusLists().under(bundle), current.sceneKeys());
    if (keeper != null) {
      keeper.keepBundle(bundle, changesRoots);
    }
    return bundle;
  }

  /**
   * Takes a Status List Token by the rules of wire format §6.
   *
   * @param token COSE_Sign1, copied
   * @throws StatusListRefusedException and holds what it held; always while no bundle is held
   */
  public void takeStatusList(byte[] token) throws StatusListRefusedException {
    take(token, null);
  }

  /**
   * Takes a Status List Token that was asked for at this place, and is of no other.
   *
   * @param token COSE_Sign1, copied
   * @param place of the bundle held
   * @throws StatusListRefusedException as {@link #takeStatusList(byte[])}
   */
  public void takeStatusList(byte[] token, StatusListLocation place)
      throws StatusListRefusedException {
    take(token, place);
  }

  private synchronized void take(byte[] token, @Nullable StatusListLocation place)
      throws StatusListRefusedException {
    TrustBundle bundle = current.bundle();
    if (bundle == null) {
      throw new StatusListRefusedException(
          StatusListRefusedException.Cause.LIST_SIGNATURE, "no trust bundle is held");
    }
    byte[] bytes = token.clone();
    CheckedList list = StatusLists.check(bytes, bundle);
    if (place != null && !place.equals(list.location())) {
      throw new StatusListRefusedException(
          StatusListRefusedException.Cause.LIST_UNKNOWN, "of another place");
    }
    StatusLists lists = current.statusLists().with(list);
    current = new Trust(current.roots(), bundle, lists, current.sceneKeys());
    if (keeper != null) {
      keeper.keepStatusList(list.location(), list.issuedAt(), bytes);
    }
  }

  /**
   * Replaces all scene keys.
   *
   * @param keys all that are held from now on
   */
  public synchronized void putSceneKeys(SceneKeys keys) {
    current = new Trust(current.roots(), current.bundle(), current.statusLists(), keys);
    if (keeper != null) {
      keeper.keepSceneKeys(keys);
    }
  }

  /**
   * Adds scene keys to those held, and forgets those of days long past.
   *
   * @param more counts before a key held for the same scene and day
   * @param forgetBeforeEpoch the first day, see {@link SceneKey#epochOf}, whose keys are held on;
   *     no code lives longer than 180 days
   */
  public synchronized void addSceneKeys(SceneKeys more, long forgetBeforeEpoch) {
    putSceneKeys(current.sceneKeys().with(more, forgetBeforeEpoch));
  }

  Trust current() {
    return current;
  }

  private BundleContent readSigned(byte[] bytes) throws BundleRefusedException {
    try {
      CoseSign signed = CoseSign.read(bytes);
      requireSignatures(signed, current.roots());
      BundleContent content = BundleReader.read(signed.payload());
      requireSignatures(signed, content.roots());
      return content;
    } catch (MalformedException e) {
      throw new BundleRefusedException(Cause.BUNDLE_MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static void requireSignatures(CoseSign bundle, RootSet roots)
      throws BundleRefusedException {
    Set<VerificationKey> signers = new HashSet<>();
    for (RootSignature signature : bundle.signatures()) {
      for (VerificationKey root : roots.keys()) {
        if (isSignedBy(root, signature, bundle)) {
          signers.add(root);
        }
      }
    }
    if (signers.size() < roots.threshold()) {
      throw new BundleRefusedException(
          Cause.BUNDLE_SIGNATURE,
          signers.size() + " of the " + roots.threshold() + " roots that must sign");
    }
  }

  private static boolean isSignedBy(
      VerificationKey root, RootSignature signature, CoseSign bundle) {
    return root.kid() == signature.kid()
        && root.algorithm().coseId() == signature.alg()
        && root.verifies(bundle.toBeSigned(signature), signature.signature());
  }

  private void requireNoRollback(long serial, byte[] bytes) throws BundleRefusedException {
    TrustBundle held = current.bundle();
    long lowest = Math.max(lowestSerial, held == null ? -1 : held.serial());
    if (serial < lowest
        || held != null && serial == held.serial() && !held.hasBytes(bytes)
        || serial == lowestSerial && !Arrays.equals(sha256(bytes), lowestDigest)) {
      throw new BundleRefusedException(
          Cause.BUNDLE_ROLLBACK, "serial " + serial + ", taken before: " + lowest);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] result = new byte[digest.getDigestSize()];
    digest.doFinal(result, 0);
    return result;
  }

  /** One moment's trust. */
  record Trust(
      RootSet roots, @Nullable TrustBundle bundle, StatusLists statusLists, SceneKeys sceneKeys) {}
}
