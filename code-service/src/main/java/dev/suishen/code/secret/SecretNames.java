package dev.suishen.code.secret;

import java.util.List;

/** Names of the secrets; {@code docs/running.md} tells what each is for. */
public final class SecretNames {
  public static final String IDENTITY_ENCRYPTION = "identity.encryption";
  public static final String IDENTITY_INDEX = "identity.index";
  public static final String SNAPSHOT_ENCRYPTION = "snapshot.encryption";

  /** All, beside those of {@link dev.suishen.code.embedded.EmbeddedServers}. */
  public static final List<String> ALL =
      List.of(IDENTITY_ENCRYPTION, IDENTITY_INDEX, SNAPSHOT_ENCRYPTION);

  private SecretNames() {}
}
