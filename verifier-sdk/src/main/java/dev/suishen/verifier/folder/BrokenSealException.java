package dev.suishen.verifier.folder;

/** What is sealed was sealed with another key, or changed since. */
public final class BrokenSealException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * For a {@link SceneKeySeal}, whoever implements it.
   *
   * @param cause what its cipher says
   */
  public BrokenSealException(Throwable cause) {
    super("sealed with another key, or changed since", cause);
  }
}
