package dev.suishen.keys.city;

import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootsFileTest {
  @Test
  void what_is_written_is_read() throws Exception {
    RootSet roots =
        RootSet.of(
            1,
            List.of(
                newKey(Algorithm.ED25519).publicKey(),
                newKey(Algorithm.ES256).publicKey(),
                newKey(Algorithm.SM2).publicKey()));
    assertEquals(roots, RootsFile.parse(RootsFile.of(roots).toJson()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "{\"threshold\":1,\"keys\":[\"zz\"]}",
        "{\"threshold\":1,\"keys\":[\"a0\"]}",
        "{\"threshold\":1,\"keys\":[]}",
        "{\"threshold\":1,\"keys\":[null]}"
      })
  void what_is_no_root_set_is_refused(String json) {
    assertThrows(IOException.class, () -> RootsFile.parse(json));
  }
}
