package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.Pkcs11Keys;
import dev.suishen.keys.custody.Pkcs11Token;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.keys.custody.TokenPin;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The custody that the settings name. */
final class NamedCustody {
  private NamedCustody() {}

  /**
   * @param directory of sealed keys
   * @throws StartRefusedException CUSTODY_NOT_NAMED
   */
  static KeyCustody of(CustodySettings settings, Path directory, SecureRandom random) {
    return settings.pkcs11Library() == null
        ? new SealedKeys(directory, kek(settings), random)
        : new Pkcs11Keys(token(settings, settings.pkcs11Library()), pin(settings));
  }

  private static KeyEncryptionKey kek(CustodySettings settings) {
    if (settings.kekFile() != null) {
      return KeyEncryptionKey.read(settings.kekFile());
    }
    if (settings.kek() != null) {
      return KeyEncryptionKey.of(settings.kek(), "SUISHEN_CITY_KEK");
    }
    throw notNamed("SUISHEN_CITY_KEK_FILE");
  }

  private static Pkcs11Token token(CustodySettings settings, Path library) {
    if (settings.pkcs11Slot() == null) {
      throw notNamed("SUISHEN_CITY_PKCS11_SLOT");
    }
    return new Pkcs11Token(library, settings.pkcs11Slot());
  }

  private static TokenPin pin(CustodySettings settings) {
    if (settings.pkcs11PinFile() != null) {
      return TokenPin.ofFile(settings.pkcs11PinFile());
    }
    if (settings.pkcs11Pin() != null) {
      return TokenPin.of(settings.pkcs11Pin(), "SUISHEN_CITY_PKCS11_PIN");
    }
    throw notNamed("SUISHEN_CITY_PKCS11_PIN_FILE");
  }

  private static StartRefusedException notNamed(String variable) {
    return new StartRefusedException("CUSTODY_NOT_NAMED", "set " + variable);
  }
}
