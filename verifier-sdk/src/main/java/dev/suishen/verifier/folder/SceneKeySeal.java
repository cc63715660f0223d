package dev.suishen.verifier.folder;

import java.security.SecureRandom;

/**
 * Seals scene keys, so that a disk, a backup or a lost device does not give them away. A host that
 * has a key store of its own (Android Keystore, an HSM) implements the two methods with it; what
 * they throw unasked is a trouble of the folder and ends nothing.
 *
 * <p>{@link #close} fills the key held here with zeros. Beyond reach are copies that the cipher
 * makes while it works, what the collector moved, and the scene keys that a verifier holds to read
 * codes: those live as long as its store.
 */
public interface SceneKeySeal extends AutoCloseable {
  /**
   * HPKE (RFC 9180), base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Sealed is
   * {@code enc} (32 bytes) and the ciphertext.
   *
   * @param privateKey 32 bytes (RFC 7748), copied
   * @param random makes the ephemeral keys
   * @return a seal with that key
   */
  static SceneKeySeal hpke(byte[] privateKey, SecureRandom random) {
    return new HpkeSeal(privateKey, random);
  }

  /**
   * AES-256-GCM under a key that the host application provides. Sealed is the nonce (12 bytes) and
   * the ciphertext.
   *
   * @param key 32 bytes, copied
   * @param random makes the nonces
   * @return a seal with that key
   */
  static SceneKeySeal aes256(byte[] key, SecureRandom random) {
    return new AesSeal(key, random);
  }

  /**
   * Seals for {@link #unseal} alone.
   *
   * @param plain left as it is; the caller clears it
   * @return what may lie on a disk
   */
  byte[] seal(byte[] plain);

  /**
   * Opens what {@link #seal} made.
   *
   * @param sealed left as it is
   * @return the plain bytes; the caller clears them
   * @throws BrokenSealException if it was sealed with another key or changed since
   */
  byte[] unseal(byte[] sealed) throws BrokenSealException;

  /** Forgets the key; nothing is sealed or unsealed after. */
  @Override
  void close();
}
