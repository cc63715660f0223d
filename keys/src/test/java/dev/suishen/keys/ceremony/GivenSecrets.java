package dev.suishen.keys.ceremony;

import dev.suishen.keys.ceremony.SecretSource.OfVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Secrets by the names of variables; keeps what it gave, to see it cleared. */
record GivenSecrets(Map<String, String> variables, List<char[]> given) implements Secrets {
  GivenSecrets(Map<String, String> variables) {
    this(variables, new ArrayList<>());
  }

  @Override
  public char[] read(SecretSource source, String purpose) throws SecretMissingException {
    if (source instanceof OfVariable variable && variables.containsKey(variable.name())) {
      char[] secret = variables.get(variable.name()).toCharArray();
      given.add(secret);
      return secret;
    }
    throw new SecretMissingException(source, "not given: " + purpose);
  }

  @Override
  public char[] choose(SecretSource source, String purpose) throws SecretMissingException {
    return read(source, purpose);
  }
}
