package dev.suishen.code.http;

import dev.suishen.keys.custody.CustodyException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ErrorResponseProcessorExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Hands it to {@link ProblemResponses}, unlogged: the check of the custody tells it once. */
@Singleton
final class CustodyHandler extends ErrorResponseProcessorExceptionHandler<CustodyException> {
  CustodyHandler(ErrorResponseProcessor<?> processor) {
    super(processor);
  }

  @Override
  protected MutableHttpResponse<?> createResponse(CustodyException failure) {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
  }
}
