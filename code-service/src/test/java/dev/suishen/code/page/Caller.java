package dev.suishen.code.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Calls the service without a browser. */
record Caller(HttpClient http, URI service, String token) {

  static Caller nobody(URI service) {
    return new Caller(HttpClient.newHttpClient(), service, "");
  }

  /** A demonstration identity, signed in. */
  static Caller signedIn(URI service, String identity) {
    Caller nobody = nobody(service);
    byte[] answer = nobody.post("/api/v1/demo/login", "{\"citizen\":\"" + identity + "\"}").body();
    return new Caller(nobody.http, service, json(answer).get("accessToken").getAsString());
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<byte[]> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  static JsonObject json(byte[] answer) {
    return JsonParser.parseString(new String(answer, StandardCharsets.UTF_8)).getAsJsonObject();
  }
}
