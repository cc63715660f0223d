package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer, in bounded time and memory; no redirection is followed. */
final class Exchange {
  /** Of an answer; a page of the audit log has less. */
  static final int MOST_BYTES = 8 << 20;

  private final HttpClient client;
  private final Duration whole;

  Exchange(Duration connecting, Duration whole) {
    this.whole = whole;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connecting)
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * @throws CommandEndedException SERVICE where no whole answer came in time
   */
  HttpResponse<byte[]> send(HttpRequest request) throws CommandEndedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
    try {
      return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw notReached(request, "no whole answer within " + whole);
    } catch (ExecutionException e) {
      throw notReached(
          request,
          e.getCause() instanceof ConnectException
              ? "nobody answers there"
              : String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReached(request, "interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private static CommandEndedException notReached(HttpRequest request, String words) {
    return new CommandEndedException(
        Exit.SERVICE, request.method() + " " + request.uri() + ": " + words);
  }
}
