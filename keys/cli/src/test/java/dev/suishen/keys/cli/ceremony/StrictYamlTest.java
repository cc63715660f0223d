package dev.suishen.keys.cli.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.ceremony.CeremonyPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictYamlTest {
  private static final String GOOD =
      """
      city: Pretend City
      threshold: 1
      output: roots
      witnesses:
        - Li Wei, notary
      roots:
        - name: north
          holder: Wang Fang
          algorithm: ED25519
          passphrase: ask
        - name: vault
          holder: City archive
          algorithm: ES256
          token:
            library: /usr/lib/hsm.so
            slot: 7
            pin: env:PIN
      """;

  @Test
  void the_reviewed_file_is_read_whole() throws Exception {
    CeremonyPlan plan = CeremonyYaml.parse(GOOD, Path.of("/ceremony"));
    assertEquals(2, plan.roots().size());
    assertEquals(Path.of("/ceremony/roots"), plan.output());
    assertEquals(64, plan.digest().length());
    assertNotEquals(plan.digest(), CeremonyYaml.parse(GOOD + "\n", Path.of("/")).digest());
  }

  /** Part, what stands in its place, the line that is named, a word of the reason. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'threshold: 1'     | 'threshold: 3'                    | 2  | threshold 3 of 2",
        "'threshold: 1'     | 'threshold: 0'                    | 2  | want a number",
        "'threshold: 1'     | 'threshold: one'                  | 2  | want a number",
        "'threshold: 1'     | 'threshold: 0x1'                  | 2  | want a number",
        "'threshold: 1'     | 'threshold: 1\nthreshold: 1'      | 3  | a second time",
        "'threshold: 1'     | 'treshold: 1'                     | 1  | 'threshold' is missing",
        "'threshold: 1'     | 'threshold: 1\nspeed: fast'       | 3  | no field here",
        "'city: Pretend'    | 'city: &c Pretend'                | 1  | anchor",
        "'holder: Wang Fang'| 'holder: *c'                      | 8  | lias",
        "'city: Pretend'    | 'city: !!str Pretend'             | 1  | a tag",
        "'city: Pretend'    | 'city: !java.lang.String Pretend' | 1  | a tag",
        "'Pretend City'     | 'true'                            | 1  | want a text",
        "'Pretend City'     | '12'                              | 1  | want a text",
        "'Pretend City'     | ''                                | 1  | want a text",
        "'Pretend City'     | '[a]'                             | 1  | want a text",
        "'algorithm: ED25519'| 'algorithm: RSA'                 | 9  | want ED25519",
        "'algorithm: ED25519'| 'algorithm: ED25519\n    size: 2'| 10 | no field here",
        "'algorithm: ES256' | 'algorithm: SM2'                  | 11 | ES256 alone",
        "'passphrase: ask'  | 'passphrase: swordfish'           | 10 | want file:PATH",
        "'passphrase: ask'  | 'kept: ask'                       | 7  | want either",
        "'name: vault'      | 'name: north'                     | 7  | two roots north",
        "'name: vault'      | 'name: ../vault'                  | 11 | no name of a root",
        "'/usr/lib/hsm.so'  | 'hsm.so'                          | 15 | absolute path",
        "'slot: 7'          | 'slot: -7'                        | 16 | want a number",
        "'  - Li Wei, notary'| ''                               | 4  | want a list",
        "'output: roots'    | 'output: roots\n---\na: b'        | 4  | second document",
        "'output: roots'    | 'output: roots: b'                | 3  | mapping",
        "'output: roots'    | 'output: [[[[[[[[[a]]]]]]]]]'     | 3  | too deep",
        "'output: roots'    | '<<: {output: roots}'             | 1  | 'output' is missing",
      })
  void anything_else_is_refused_with_line_and_reason(
      String part, String inPlace, int line, String reason) {
    assertTrue(GOOD.contains(part), part);
    assertRefused(GOOD.replace(part, inPlace), line, reason);
  }

  @Test
  void what_is_empty_or_too_long_is_refused() throws Exception {
    assertRefused("", 1, "nothing in it");
    assertRefused("- a", 1, "want fields");
    String longest = GOOD + "#".repeat(StrictYaml.MOST_CHARACTERS - GOOD.length());
    CeremonyYaml.parse(longest, Path.of("/"));
    assertRefused(longest + "#", 1, "over 65536 characters");
    assertRefused("[".repeat(60_000), 1, "too deep");
    assertRefused("city: a\u0001", 1, "");
  }

  private static void assertRefused(String yaml, int line, String reason) {
    YamlRefusedException refused =
        assertThrows(
            YamlRefusedException.class, () -> CeremonyYaml.parse(yaml, Path.of("/ceremony")));
    String words = String.valueOf(refused.getMessage());
    assertTrue(words.contains(reason), words);
    assertFalse(words.contains("swordfish"), "it may be a secret");
    assertEquals(line, refused.line(), words);
  }
}
