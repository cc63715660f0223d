package dev.suishen.code.http;

import dev.suishen.code.database.DatabaseAwayException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ErrorResponseProcessorExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Hands it to {@link ProblemResponses}, unlogged: the database has said once that it is away. */
@Singleton
final class DatabaseAwayHandler
    extends ErrorResponseProcessorExceptionHandler<DatabaseAwayException> {
  DatabaseAwayHandler(ErrorResponseProcessor<?> processor) {
    super(processor);
  }

  @Override
  protected MutableHttpResponse<?> createResponse(DatabaseAwayException away) {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
  }
}
