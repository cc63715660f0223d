package dev.suishen.code.fault;

/** Stable names of what can go wrong with a request; {@code docs/http-api.md} lists them. */
public enum FaultCode {
  // What was asked.
  JSON_MALFORMED,
  FIELD_UNKNOWN,
  PARAMETER_INVALID,
  SCENE_UNKNOWN,
  SCENES_EMPTY,
  COUNT_OUT_OF_RANGE,
  SCALE_OUT_OF_RANGE,
  DAYS_OUT_OF_RANGE,
  DAY_OUT_OF_RANGE,
  BODY_TOO_LARGE,
  NOT_FOUND,
  METHOD_NOT_ALLOWED,
  NOT_ACCEPTABLE,
  MEDIA_TYPE_UNSUPPORTED,

  // Who asked.
  TOKEN_MISSING,
  TOKEN_INVALID,
  TOKEN_EXPIRED,
  ROLE_MISSING,
  SCENE_NOT_YOURS,
  CITIZEN_UNKNOWN,
  CITIZEN_SUSPENDED,
  TOO_MANY_CODES,
  FOUR_EYES,

  // What it is about.
  ALREADY_DECIDED,

  // Whether we can.
  SERVICE_UNAVAILABLE,
  INTERNAL_ERROR
}
