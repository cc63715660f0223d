package dev.suishen.keys.cli.ceremony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML file, which knows its line. */
record YamlValue(Node node) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  String text() throws YamlRefusedException {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return scalar.getValue();
    }
    throw refusal("want a text; one that looks like something else goes in quotes");
  }

  /** Digits alone. */
  long number(long least, long most) throws YamlRefusedException {
    if (node instanceof ScalarNode scalar && NUMBER.matcher(scalar.getValue()).matches()) {
      long number = Long.parseLong(scalar.getValue());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw refusal("want a number from " + least + " to " + most);
  }

  YamlFields fields() throws YamlRefusedException {
    if (!(node instanceof MappingNode mapping)) {
      throw refusal("want fields, each with its value");
    }
    Map<String, YamlValue> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue name = new YamlValue(tuple.getKeyNode());
      if (fields.put(name.text(), new YamlValue(tuple.getValueNode())) != null) {
        throw name.refusal("'" + name.text() + "' a second time");
      }
    }
    return new YamlFields(fields, this);
  }

  List<YamlValue> list() throws YamlRefusedException {
    if (!(node instanceof SequenceNode sequence)) {
      throw refusal("want a list");
    }
    List<YamlValue> values = new ArrayList<>();
    sequence.getValue().forEach(value -> values.add(new YamlValue(value)));
    return values;
  }

  YamlRefusedException refusal(String reason) {
    return new YamlRefusedException(StrictYaml.line(node.getStartMark()), reason);
  }
}
