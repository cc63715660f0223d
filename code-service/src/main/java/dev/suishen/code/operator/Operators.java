package dev.suishen.code.operator;

import dev.suishen.code.database.Database;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.scene.SceneBits;
import dev.suishen.verifier.Scene;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Who may act for which scenes. */
@Singleton
public final class Operators {
  private final OperatorRepository operators;
  private final Database database;

  Operators(OperatorRepository operators, Database database) {
    this.operators = operators;
    this.database = database;
  }

  /** Adds an operator unless there is one with this account; blocks on PostgreSQL. */
  public void add(String account, Set<Scene> scenes) {
    operators.add(account, SceneBits.of(scenes));
  }

  /**
   * @return completes with a {@link Fault} SCENE_NOT_YOURS where the operator may not act for it
   */
  CompletionStage<Scene> require(String account, Scene scene) {
    return database
        .call(() -> operators.findByAccount(account))
        .thenApply(
            found ->
                found
                    .filter(operator -> SceneBits.contains(operator.scenes(), scene))
                    .map(operator -> scene)
                    .orElseThrow(
                        () ->
                            Fault.of(
                                FaultCode.SCENE_NOT_YOURS,
                                "you do not operate scene " + scene.label())));
  }
}
