package dev.suishen.code.secret;

import java.util.List;

/** Names of the secrets; {@code docs/running.md} tells what each is for. */
public final class SecretNames {
  public static final String IDENTITY_ENCRYPTION = "identity.encryption";
  public static final String IDENTITY_INDEX = "identity.index";
  public static final String SNAPSHOT_ENCRYPTION = "snapshot.encryption";

  /** Signs the demo login's tokens; of the embedded default alone. */
  public static final String LOGIN_SIGNING = "login.signing";

  /** Seals the demo city's keys; of the embedded default alone. */
  public static final String CITY_KEK = "city.kek";

  /** All of these. */
  public static final List<String> ALL =
      List.of(IDENTITY_ENCRYPTION, IDENTITY_INDEX, SNAPSHOT_ENCRYPTION, LOGIN_SIGNING, CITY_KEK);

  private SecretNames() {}
}
