package dev.suishen.keys.cli.service;

import java.util.Locale;

/** A step in the life of a key that one administrator takes alone. */
enum KeyStep {
  ACTIVATE("Lets a published key sign."),
  RETIRE("Ends an active key's signing; what it signed stays good."),
  FORGET("Takes a key out of the ring that no bundle needs any more.");

  private final String description;

  KeyStep(String description) {
    this.description = description;
  }

  String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }
}
