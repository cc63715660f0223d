package dev.suishen.code.http;

import dev.suishen.code.fault.Fault;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ErrorResponseProcessorExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Hands a fault to {@link ProblemResponses}, unlogged: it is an answer, not an accident. */
@Singleton
final class FaultHandler extends ErrorResponseProcessorExceptionHandler<Fault> {
  FaultHandler(ErrorResponseProcessor<?> processor) {
    super(processor);
  }

  @Override
  protected MutableHttpResponse<?> createResponse(Fault fault) {
    return HttpResponse.status(FaultStatus.of(fault.code()));
  }
}
