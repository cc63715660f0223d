package dev.suishen.code.http;

import dev.suishen.code.fault.FaultCode;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param type {@code urn:suishen:problem:<code in small letters>}
 * @param code stable; what a program looks at
 * @param detail for people
 * @param reason why a citizen is suspended
 */
@Serdeable
record Problem(
    String type, String title, int status, FaultCode code, String detail, @Nullable String reason) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(HttpStatus status, FaultCode code, String detail, @Nullable String reason) {
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem(
        "urn:suishen:problem:" + name, status.getReason(), status.getCode(), code, detail, reason);
  }
}
