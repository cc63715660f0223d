package dev.suishen.code.citizen;

import dev.suishen.code.secret.SealedText;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Seals identity numbers and names at rest, each bound to its citizen and column. */
@Singleton
final class IdentityVault {
  private final SealedText sealed;
  private final KeyParameter indexKey;

  IdentityVault(Secrets secrets, SecureRandom random) {
    this.sealed = new SealedText(secrets.get(SecretNames.IDENTITY_ENCRYPTION), random);
    this.indexKey = new KeyParameter(secrets.get(SecretNames.IDENTITY_INDEX));
  }

  byte[] sealNumber(long citizen, IdentityNumber identity) {
    return sealed.seal(bytes(identity.reveal()), numberPlace(citizen));
  }

  IdentityNumber openNumber(long citizen, byte[] bytes) {
    return IdentityNumber.parse(text(sealed.open(bytes, numberPlace(citizen)))).orElseThrow();
  }

  byte[] sealName(long citizen, String name) {
    return sealed.seal(bytes(name), namePlace(citizen));
  }

  String openName(long citizen, byte[] bytes) {
    return text(sealed.open(bytes, namePlace(citizen)));
  }

  /** The blind index: equal for equal numbers, and says nothing without the key. 32 bytes. */
  byte[] index(IdentityNumber identity) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(indexKey);
    byte[] number = bytes(identity.reveal());
    mac.update(number, 0, number.length);
    byte[] index = new byte[mac.getMacSize()];
    mac.doFinal(index, 0);
    return index;
  }

  private static String numberPlace(long citizen) {
    return "citizen.identity_number:" + citizen;
  }

  private static String namePlace(long citizen) {
    return "citizen.name:" + citizen;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
