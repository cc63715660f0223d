package dev.suishen.code.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Whatever the API answers is for the one who asked, now (RFC 9111 §5.2.2.5). */
@ServerFilter("/api/**")
final class NoStore {
  @ResponseFilter
  void forbidStoring(MutableHttpResponse<?> response) {
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
