package dev.suishen.verifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A case of the conformance vectors.
 *
 * @param line as it stands in the file
 */
record Vector(String line, JsonNode given, JsonNode expected) {
  private static final List<Vector> ALL = load();

  static List<Vector> all() {
    return ALL;
  }

  static Vector named(String id) {
    return ALL.stream().filter(vector -> vector.id().equals(id)).findFirst().orElseThrow();
  }

  String id() {
    return given.get("id").textValue();
  }

  String text() {
    return given.get("text").textValue();
  }

  long now() {
    return given.get("now").longValue();
  }

  Roots roots() throws IOException {
    return Json.MAPPER.treeToValue(given.get("roots"), Roots.class);
  }

  /** The bundle, or that of several which stands at {@code index}. */
  byte[] bundle(int index) {
    JsonNode hex = given.has("bundles") ? given.get("bundles").get(index) : given.get("bundle");
    return Json.hex(hex.textValue());
  }

  private static List<Vector> load() {
    List<String> cases = lines("cases.jsonl");
    List<String> answers = lines("expected.jsonl");
    List<Vector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < cases.size(); i++) {
        String line = cases.get(i);
        vectors.add(
            new Vector(line, Json.MAPPER.readTree(line), Json.MAPPER.readTree(answers.get(i))));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return List.copyOf(vectors);
  }

  private static List<String> lines(String name) {
    return new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/" + name)),
                StandardCharsets.UTF_8))
        .lines()
        .toList();
  }
}
