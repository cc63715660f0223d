package dev.suishen.keys.cli.ceremony;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML that says what a reviewer sees: one document, a mapping; no anchor, alias or tag, nothing
 * deep. Makes no objects but nodes.
 */
final class StrictYaml {
  static final int MOST_CHARACTERS = 64 * 1024;

  private static final int DEEPEST = 8;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).setLabel("file").build();

  private StrictYaml() {}

  static YamlFields read(String text) throws YamlRefusedException {
    if (text.length() > MOST_CHARACTERS) {
      throw new YamlRefusedException(1, "over " + MOST_CHARACTERS + " characters");
    }
    try {
      requirePlain(new Parse(SETTINGS).parseString(text));
      Node root =
          new Compose(SETTINGS)
              .composeString(text)
              .orElseThrow(() -> new YamlRefusedException(1, "there is nothing in it"));
      return new YamlValue(root).fields();
    } catch (MarkedYamlEngineException e) {
      throw new YamlRefusedException(line(e.getProblemMark()), String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new YamlRefusedException(1, "no YAML: " + e.getMessage());
    }
  }

  /** Before nodes are made, which takes stack for each level and follows aliases. */
  private static void requirePlain(Iterable<Event> events) throws YamlRefusedException {
    int depth = 0;
    int documents = 0;
    for (Event event : events) {
      int line = line(event.getStartMark());
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw new YamlRefusedException(line, "a second document");
      }
      if (event instanceof NodeEvent node) {
        requirePlain(node, line);
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new YamlRefusedException(line, "too deep");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static void requirePlain(NodeEvent node, int line) throws YamlRefusedException {
    if (node instanceof AliasEvent || node.getAnchor().isPresent()) {
      throw new YamlRefusedException(line, "an anchor or alias: write it out");
    }
    Optional<String> tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) node).getTag();
    if (tag.isPresent()) {
      throw new YamlRefusedException(line, "a tag");
    }
  }

  /** From 1. */
  static int line(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(1);
  }
}
