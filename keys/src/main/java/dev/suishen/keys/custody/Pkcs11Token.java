package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A token of an HSM, by its PKCS#11 library and the slot that it is in.
 *
 * @param library absolute path of the vendor's library
 * @param slot the slot's number (CK_SLOT_ID)
 */
public record Pkcs11Token(Path library, long slot) {
  /** Keys are made inside, stay inside, and do nothing but sign. */
  private static final String CONFIGURATION =
      """
      --name = suishen
      library = %s
      slot = %d
      attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
        CKA_TOKEN = true
        CKA_PRIVATE = true
        CKA_SENSITIVE = true
        CKA_EXTRACTABLE = false
        CKA_SIGN = true
        CKA_DECRYPT = false
        CKA_UNWRAP = false
        CKA_DERIVE = false
      }
      """;

  private static final AtomicInteger CONNECTIONS = new AtomicInteger();

  /**
   * A provider of its own, known to nobody else in this Java.
   *
   * @throws CustodyException LIBRARY_MISSING, TOKEN_ABSENT, TOKEN_FAILED
   */
  Provider connect() {
    Provider java = Security.getProvider("SunPKCS11");
    if (java == null) {
      throw new CustodyException(Reason.LIBRARY_MISSING, toString(), "this Java has no SunPKCS11");
    }
    if (!Files.isRegularFile(library)) {
      throw new CustodyException(Reason.LIBRARY_MISSING, toString(), "no such file");
    }
    try {
      return java.configure(String.format(Locale.ROOT, CONFIGURATION, spelledAnew(), slot));
    } catch (RuntimeException e) {
      throw TokenFault.of(e, toString());
    }
  }

  /**
   * SunPKCS11 initialises a library once for each spelling of its path, and a library that lost its
   * HSM may need it again: so each connection spells it in a way of its own. One that needs nothing
   * says that it is initialised already.
   */
  private String spelledAnew() {
    String number = Integer.toBinaryString(CONNECTIONS.incrementAndGet());
    @Nullable Path folder = library.getParent();
    return (folder == null ? "" : folder)
        + "/"
        + number.replace("0", ".//").replace("1", "./")
        + library.getFileName();
  }

  /** Library and slot. */
  @Override
  public String toString() {
    return "slot " + slot + " of " + library;
  }
}
