package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import java.io.IOException;
import java.util.Optional;

/** What a city brings along; all that changes is in PostgreSQL. */
public interface CitySource {
  /** The roots that its verifiers were given first. */
  RootSet roots() throws IOException;

  /** Where its signing keys are made and kept. */
  KeyCustody custody();

  /** The newest bundle of before this service knew the city. */
  Optional<byte[]> bundle() throws IOException;

  /** Name of the city in its first bundle. */
  Optional<String> issuer();

  /**
   * @throws StartRefusedException DEMO_KEYS_REFUSED for a demo city's bundle where that is no demo
   */
  void requireOwn(TrustBundle bundle);
}
