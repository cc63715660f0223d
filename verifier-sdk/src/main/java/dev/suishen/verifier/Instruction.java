package dev.suishen.verifier;

/** What a place does after a scan, by its {@link ScenePolicy}: {@link Verifier#instruct}. */
public enum Instruction {
  /** Let the person pass. */
  ADMIT,
  /** A person compares an identity document before admitting; a PAPER code always asks for it. */
  CHECK_DOCUMENT,
  /** Do not let the person pass with this code. */
  REFUSE
}
