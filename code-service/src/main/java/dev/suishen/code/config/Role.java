package dev.suishen.code.config;

/** The roles that an access token may name in its claim {@code roles}. */
public final class Role {
  public static final String CITIZEN = "CITIZEN";
  public static final String OPERATOR = "OPERATOR";
  public static final String ADMIN = "ADMIN";

  private Role() {}
}
