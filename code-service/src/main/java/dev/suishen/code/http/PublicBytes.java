package dev.suishen.code.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** Signed bytes that anybody may have and keep for a while (RFC 9110 §13, RFC 9111). */
final class PublicBytes {
  private static final int TAG_BYTES = 16;

  private PublicBytes() {}

  /** 200 with the bytes; 304 where the reader has them. */
  static MutableHttpResponse<byte[]> answer(
      HttpRequest<?> request, byte[] bytes, String mediaType, Duration keepFor) {
    String tag = '"' + HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), TAG_BYTES)) + '"';
    MutableHttpResponse<byte[]> response =
        isHeld(request, tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(bytes).contentType(mediaType);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + keepFor.toSeconds());
  }

  private static boolean isHeld(HttpRequest<?> request, String tag) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .anyMatch(held -> held.equals("*") || held.equals(tag) || held.equals("W/" + tag));
  }

  private static byte[] sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
