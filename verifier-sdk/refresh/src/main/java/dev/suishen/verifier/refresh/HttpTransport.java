package dev.suishen.verifier.refresh;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One GET over HTTP: what an application implements that has an HTTP client of its own. Follows no
 * redirection, so that the token goes nowhere else; asks for no compression; keeps nothing.
 */
public interface HttpTransport {
  /**
   * {@link java.net.HttpURLConnection}, which the JDK and Android share. 10 seconds to connect, 15
   * for each read, two minutes for all of it.
   */
  static HttpTransport ofThePlatform() {
    return new PlatformTransport(
        Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(2));
  }

  /**
   * Asks once. Ends soon where the thread is interrupted.
   *
   * @param address http or https
   * @param headers to be sent, by name
   * @param mostBytes of the body; no more than one byte beyond is read
   * @throws IOException where no whole answer came in time
   */
  Answer get(URI address, Map<String, String> headers, int mostBytes) throws IOException;

  /**
   * What came.
   *
   * @param tag the header {@code ETag}; null where there is none
   * @param retryAfter the header {@code Retry-After}; null where there is none
   * @param body of status 200, else empty; longer than was asked for where there is more
   */
  record Answer(int status, @Nullable String tag, @Nullable String retryAfter, byte[] body) {}
}
