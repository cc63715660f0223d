package dev.suishen.code.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ErrorResponseProcessorExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 401 and 403 as problems; the framework's own handler answers them with an empty body. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler
    extends ErrorResponseProcessorExceptionHandler<AuthorizationException> {
  AuthorizationHandler(ErrorResponseProcessor<?> processor) {
    super(processor);
  }

  @Override
  protected MutableHttpResponse<?> createResponse(AuthorizationException refused) {
    return HttpResponse.status(
        refused.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED);
  }
}
