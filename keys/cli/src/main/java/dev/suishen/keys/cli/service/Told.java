package dev.suishen.keys.cli.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A JSON object that the service told. What it must have is asked for by name; what a later version
 * adds is passed on to programs and not looked at.
 */
public final class Told {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** ISO-8601, seconds and parts of them left out or not. */
  private static final Pattern INSTANT =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(?::[\\d.]{2,12})?Z$");

  private final JsonNode node;

  private Told(JsonNode node) {
    this.node = node;
  }

  /**
   * @throws CommandEndedException SERVICE if it is no JSON object
   */
  static Told of(byte[] body) throws CommandEndedException {
    try {
      JsonNode node = JSON.readTree(body);
      if (node != null && node.isObject()) {
        return new Told(node);
      }
    } catch (IOException e) {
      // What the reader says of it might quote anything.
      throw strange("it is no JSON");
    }
    throw strange("it is no JSON object");
  }

  /** Without what is empty. */
  static String written(Map<String, String> body) {
    Map<String, String> members = new TreeMap<>(body);
    members.values().removeIf(String::isEmpty);
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For programs, as it came. */
  public JsonNode json() {
    return node;
  }

  /**
   * @return a text, number or truth value
   * @throws CommandEndedException SERVICE if there is none
   */
  public String text(String name) throws CommandEndedException {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.isNull()) {
      throw strange("it has no " + name);
    }
    return value.asText();
  }

  /** As {@link #text}; empty where it is left out. */
  public String maybe(String name) throws CommandEndedException {
    return node.hasNonNull(name) ? text(name) : "";
  }

  /** A moment as {@link #maybe}, for people: UTC to the minute, where it is one. */
  String minute(String name) throws CommandEndedException {
    return INSTANT.matcher(maybe(name)).replaceFirst("$1 $2");
  }

  /**
   * @throws CommandEndedException SERVICE if it is none
   */
  public long number(String name) throws CommandEndedException {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw strange(name + " is no number");
    }
    return value.longValue();
  }

  /**
   * @throws CommandEndedException SERVICE if there is none
   */
  public Told child(String name) throws CommandEndedException {
    JsonNode value = node.path(name);
    if (!value.isObject()) {
      throw strange("it has no " + name);
    }
    return new Told(value);
  }

  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /**
   * @throws CommandEndedException SERVICE if it is no list of objects
   */
  public List<Told> list(String name) throws CommandEndedException {
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      throw strange("it has no list " + name);
    }
    List<Told> list = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isObject()) {
        throw strange(name + " is no list of objects");
      }
      list.add(new Told(each));
    }
    return list;
  }

  private static CommandEndedException strange(String words) {
    return new CommandEndedException(
        Exit.SERVICE, "The service answers what it should not: " + words + ".");
  }
}
