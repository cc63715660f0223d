package dev.suishen.code.http;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * A body is at most 16 KB, but for a trust bundle: that may have the 64 KB of the wire format,
 * which is also what the server lets pass of a body that comes without its length.
 */
@ServerFilter("/**")
final class BodyLimit {
  private static final int MOST_BYTES = 16 * 1024;

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    if (request.getContentLength() > MOST_BYTES
        && !request.getPath().equals(AdminBundlesController.PATH)) {
      throw Fault.of(FaultCode.BODY_TOO_LARGE, "the body is over 16 KB");
    }
  }
}
