package dev.suishen.code.http;

import dev.suishen.code.database.DatabaseAwayException;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.keys.custody.CustodyException;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells whatever went wrong as problem details, RFC 9457: the one place that does. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ProblemResponses implements ErrorResponseProcessor<Problem> {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final TokenTrouble tokens;

  ProblemResponses(TokenTrouble tokens) {
    this.tokens = tokens;
  }

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Throwable cause = context.getRootCause().orElse(null);
    Fault fault = cause == null ? null : faultOf(cause, context);
    return write(fault == null ? ofStatus(response.status()) : fault, response);
  }

  private @Nullable Fault faultOf(Throwable cause, ErrorContext context) {
    if (cause instanceof Fault fault) {
      return fault;
    }
    if (cause instanceof AuthorizationException refused) {
      return refused.isForbidden()
          ? Fault.of(FaultCode.ROLE_MISSING, "your role may not do this")
          : tokens.faultOf(context.getRequest());
    }
    if (cause instanceof DatabaseAwayException) {
      return Fault.retryLater(FaultCode.SERVICE_UNAVAILABLE, "the database is away", RETRY);
    }
    if (cause instanceof CustodyException) {
      return Fault.retryLater(FaultCode.SERVICE_UNAVAILABLE, "no code can be signed", RETRY);
    }
    return badInput(cause);
  }

  private static @Nullable Fault badInput(@Nullable Throwable thrown) {
    boolean parameter = false;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerdeException || cause instanceof JsonSyntaxException) {
        return body(String.valueOf(cause.getMessage()));
      }
      parameter |=
          cause instanceof ConversionErrorException
              || cause instanceof UnsatisfiedRouteException
              || cause instanceof ConstraintViolationException;
      if (cause instanceof CodecException && cause.getCause() == null) {
        return body("");
      }
    }
    return parameter
        ? Fault.of(
            FaultCode.PARAMETER_INVALID, "a parameter or field is missing or not of its form")
        : null;
  }

  private static Fault body(String message) {
    return message.startsWith("Unknown property")
        ? Fault.of(FaultCode.FIELD_UNKNOWN, "the body has a field that is not known here")
        : Fault.of(FaultCode.JSON_MALFORMED, "the body is not JSON of the form asked for");
  }

  private static Fault ofStatus(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> Fault.of(FaultCode.PARAMETER_INVALID, "the request is not understood");
      case NOT_FOUND -> Fault.of(FaultCode.NOT_FOUND, "there is nothing here");
      case METHOD_NOT_ALLOWED ->
          Fault.of(FaultCode.METHOD_NOT_ALLOWED, "this cannot be done with it");
      case NOT_ACCEPTABLE ->
          Fault.of(FaultCode.NOT_ACCEPTABLE, "it cannot be had in a type that Accept names");
      case REQUEST_ENTITY_TOO_LARGE -> Fault.of(FaultCode.BODY_TOO_LARGE, "the body is too large");
      case UNSUPPORTED_MEDIA_TYPE ->
          Fault.of(FaultCode.MEDIA_TYPE_UNSUPPORTED, "the body is not of the type asked for");
      default -> Fault.of(FaultCode.INTERNAL_ERROR, "this is our fault");
    };
  }

  private static MutableHttpResponse<Problem> write(Fault fault, MutableHttpResponse<?> response) {
    HttpStatus status = FaultStatus.of(fault.code());
    response.status(status);
    fault.retryAfter().ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, seconds(after)));
    if (status == HttpStatus.UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.body(Problem.of(status, fault)).contentType(Problem.MEDIA_TYPE);
  }

  /** Rounded up, one at least. */
  private static String seconds(Duration after) {
    return Long.toString(Math.max(1, after.plusMillis(999).toSeconds()));
  }
}
