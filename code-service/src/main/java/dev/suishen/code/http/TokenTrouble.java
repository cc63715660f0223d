package dev.suishen.code.http;

import com.nimbusds.jwt.JWTParser;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says why a request came without an identity. What it reads of a token it does not trust. */
@Singleton
final class TokenTrouble {
  private static final String SCHEME = "Bearer ";

  private final Clock clock;

  TokenTrouble(Clock clock) {
    this.clock = clock;
  }

  Fault faultOf(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(SCHEME)) {
      return Fault.of(FaultCode.TOKEN_MISSING, "send an access token: Authorization: Bearer …");
    }
    return expiry(header.substring(SCHEME.length()))
        .filter(expiry -> !clock.instant().isBefore(expiry))
        .map(expired -> Fault.of(FaultCode.TOKEN_EXPIRED, "the access token has expired"))
        .orElseGet(() -> Fault.of(FaultCode.TOKEN_INVALID, "the access token is not valid here"));
  }

  private static Optional<Instant> expiry(String token) {
    try {
      Object expiry =
          JWTParser.parse(token).getJWTClaimsSet().toPayload().toJSONObject().get("exp");
      return expiry instanceof Number seconds
          ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
          : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
