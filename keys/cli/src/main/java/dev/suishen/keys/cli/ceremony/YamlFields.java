package dev.suishen.keys.cli.ceremony;

import java.util.Map;
import java.util.Optional;

/** A mapping of a YAML file: each field is taken once, and what nobody took is refused. */
final class YamlFields {
  private final Map<String, YamlValue> left;
  private final YamlValue mapping;

  YamlFields(Map<String, YamlValue> fields, YamlValue mapping) {
    this.left = fields;
    this.mapping = mapping;
  }

  YamlValue take(String name) throws YamlRefusedException {
    return find(name).orElseThrow(() -> mapping.refusal("'" + name + "' is missing"));
  }

  Optional<YamlValue> find(String name) {
    return Optional.ofNullable(left.remove(name));
  }

  void end() throws YamlRefusedException {
    for (Map.Entry<String, YamlValue> unknown : left.entrySet()) {
      throw unknown.getValue().refusal("'" + unknown.getKey() + "' is no field here");
    }
  }
}
