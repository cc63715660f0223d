package dev.suishen.verifier;

/** What a place does after a scan, by its {@link ScenePolicy}: {@link Verifier#instruct}. */
public enum Instruction {
  ADMIT,
  /** A person compares an identity document before admitting; a PAPER code always asks for it. */
  CHECK_DOCUMENT,
  REFUSE
}
