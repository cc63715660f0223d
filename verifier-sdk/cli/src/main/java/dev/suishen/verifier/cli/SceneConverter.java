package dev.suishen.verifier.cli;

import dev.suishen.verifier.Scene;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Scenes by their label, e.g. {@code transit}. */
final class SceneConverter implements ITypeConverter<Scene> {
  @Override
  public Scene convert(String label) {
    return Scene.ofLabel(label)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + label + "' is none of medical, transit, venue, hotel, service"));
  }
}
