package dev.suishen.code.http;

import dev.suishen.code.fault.FaultCode;
import io.micronaut.http.HttpStatus;

/** The HTTP status of each fault. */
final class FaultStatus {
  private FaultStatus() {}

  static HttpStatus of(FaultCode code) {
    return switch (code) {
      case JSON_MALFORMED,
          FIELD_UNKNOWN,
          PARAMETER_INVALID,
          SCENE_UNKNOWN,
          SCENES_EMPTY,
          COUNT_OUT_OF_RANGE,
          SCALE_OUT_OF_RANGE,
          DAYS_OUT_OF_RANGE,
          DAY_OUT_OF_RANGE ->
          HttpStatus.BAD_REQUEST;
      case TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED -> HttpStatus.UNAUTHORIZED;
      case ROLE_MISSING, SCENE_NOT_YOURS, CITIZEN_UNKNOWN, CITIZEN_SUSPENDED, FOUR_EYES ->
          HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case ALREADY_DECIDED -> HttpStatus.CONFLICT;
      case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
      case BODY_TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
      case MEDIA_TYPE_UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case TOO_MANY_CODES -> HttpStatus.TOO_MANY_REQUESTS;
      case SERVICE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
