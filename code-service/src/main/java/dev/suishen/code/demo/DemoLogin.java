package dev.suishen.code.demo;

import dev.suishen.code.config.Role;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Gives anybody a token for anybody who does not exist. */
@Singleton
@DemoOnly
final class DemoLogin {
  /** Two: some steps take both. */
  private static final Set<String> ADMINS = Set.of("admin", "admin-2");

  private static final int LIFE_SECONDS = (int) Duration.ofHours(8).toSeconds();

  private final TokenGenerator tokens;

  DemoLogin(TokenGenerator tokens) {
    this.tokens = tokens;
  }

  /**
   * @param account of a demo citizen or operator, {@code admin} or {@code admin-2}
   * @return a bearer token, good for eight hours
   * @throws Fault NOT_FOUND
   */
  String tokenFor(String account) {
    Authentication who = Authentication.build(account, List.of(roleOf(account)));
    return tokens
        .generateToken(who, LIFE_SECONDS)
        .orElseThrow(() -> new IllegalStateException("no token was made"));
  }

  private static String roleOf(String account) {
    if (DemoCitizen.ALL.stream().anyMatch(citizen -> citizen.choice().id().equals(account))) {
      return Role.CITIZEN;
    }
    if (DemoOperator.ALL.stream().anyMatch(operator -> operator.account().equals(account))) {
      return Role.OPERATOR;
    }
    if (ADMINS.contains(account)) {
      return Role.ADMIN;
    }
    throw Fault.of(FaultCode.NOT_FOUND, "no such demo citizen or operator");
  }
}
