package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.suishen.keys.cli.desk.Exit;

/** One run of the whole command. */
public record Run(int exitCode, String out, String err) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** That it ended so; else both outputs are told. */
  public Run ended(Exit exit) {
    assertEquals(exit.code(), exitCode, () -> out + err);
    return this;
  }

  /** The one JSON value on standard output. */
  public JsonNode json() throws JsonProcessingException {
    return JSON.readTree(out);
  }
}
