package dev.suishen.verifier.refresh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by {@link HttpURLConnection}. Its own time-outs end neither a look-up of a name nor headers
 * that drip in, and no interruption does: so each exchange has a thread of its own, and whoever
 * asks waits for no longer than the whole may take.
 */
final class PlatformTransport implements HttpTransport {
  /** Threads that may hang in look-ups of names at once. */
  private static final int MOST_THREADS = 4;

  private static final int MOST_BYTES_OF_ERRORS = 4096;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST_THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          PlatformTransport::thread);
  private final Duration connect;
  private final Duration read;
  private final Duration whole;

  PlatformTransport(Duration connect, Duration read, Duration whole) {
    this.connect = connect;
    this.read = read;
    this.whole = whole;
  }

  @Override
  public Answer get(URI address, Map<String, String> headers, int mostBytes) throws IOException {
    Exchange exchange = new Exchange(open(address, headers), mostBytes);
    try {
      Future<Answer> answer = threads.submit(exchange);
      return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException why
          ? why
          : new IOException(String.valueOf(failed.getCause()), failed);
    } catch (TimeoutException tooLong) {
      throw new SocketTimeoutException("no whole answer in " + whole.getSeconds() + " s");
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (RejectedExecutionException allHang) {
      throw new IOException("earlier requests hang still", allHang);
    } finally {
      exchange.giveUp();
    }
  }

  private HttpURLConnection open(URI address, Map<String, String> headers) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) connect.toMillis());
    connection.setReadTimeout((int) read.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept-Encoding", "identity");
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private static Thread thread(Runnable exchange) {
    Thread thread = new Thread(exchange, "suishen-http");
    thread.setDaemon(true);
    return thread;
  }

  /** One request and its answer, in a thread of its own. */
  private static final class Exchange implements Callable<Answer> {
    private final HttpURLConnection connection;
    private final int mostBytes;
    private volatile boolean answered;
    private volatile boolean givenUp;

    Exchange(HttpURLConnection connection, int mostBytes) {
      this.connection = connection;
      this.mostBytes = mostBytes;
    }

    @Override
    public Answer call() throws IOException {
      int status = connection.getResponseCode();
      answered = true;
      byte[] body = status == HttpURLConnection.HTTP_OK ? body() : noBody(status);
      return new Answer(
          status,
          connection.getHeaderField("ETag"),
          connection.getHeaderField("Retry-After"),
          body);
    }

    /**
     * Until the headers are in, closing the socket is all that ends the wait; from then on {@link
     * HttpURLConnection#disconnect} might wait for the read it is to end, and reads are bounded.
     */
    void giveUp() {
      givenUp = true;
      if (!answered) {
        connection.disconnect();
      }
    }

    private byte[] body() throws IOException {
      byte[] body = read(connection.getInputStream(), mostBytes);
      if (body.length < Math.min(mostBytes, connection.getContentLengthLong())) {
        throw new EOFException("cut short after " + body.length + " bytes");
      }
      return body;
    }

    /** What goes with an error is read only so that the connection can be used again. */
    private byte[] noBody(int status) throws IOException {
      @Nullable InputStream errors = connection.getErrorStream();
      if (errors != null) {
        read(errors, MOST_BYTES_OF_ERRORS);
      } else if (status != HttpURLConnection.HTTP_NOT_MODIFIED) {
        connection.disconnect();
      }
      if (status < 100) {
        throw new IOException("what answers does not speak HTTP");
      }
      return new byte[0];
    }

    private byte[] read(InputStream in, int most) throws IOException {
      boolean whole = false;
      try {
        byte[] bytes = BoundedBody.read(in, most, () -> givenUp);
        whole = !givenUp && bytes.length <= most;
        return bytes;
      } finally {
        if (whole) {
          in.close();
        } else {
          connection.disconnect();
        }
      }
    }
  }
}
