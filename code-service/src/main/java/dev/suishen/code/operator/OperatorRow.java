package dev.suishen.code.operator;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A row of {@code operator}.
 *
 * @param account {@code sub} of the operator's access token
 * @param scenes bit <i>n</i>: may act for scene number <i>n</i>
 */
@MappedEntity("operator")
record OperatorRow(@Id String account, int scenes) {}
