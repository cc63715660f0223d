package dev.suishen.verifier.internal.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Resource;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of draft-ietf-oauth-status-list, in their CBOR form. */
class StatusListDraftTest {
  private static final String FOLDER = "oauth-status-list/";
  private static final Pattern ENTRY = Pattern.compile("status\\[(\\d+)] ?= 0b([01]+)");

  @ParameterizedTest
  @CsvSource({
    "1, status_list_encoding1_long_cbor.md, 11",
    "2, status_list_encoding2_long_cbor.md, 11",
    "4, status_list_encoding4_cbor.md, 15",
    "8, status_list_encoding8_cbor.md, 256"
  })
  void readsEveryOneOfTheEntries(int bits, String file, int listed) throws MalformedException {
    Map<Integer, Integer> expected = entries(bits);
    assertEquals(listed, expected.size());
    StatusBits list = inflate(example(file), bits, StatusListToken.ENTRIES * bits / 8);
    assertEquals(StatusListToken.ENTRIES, list.size());
    for (int i = 0; i < list.size(); i++) {
      assertEquals(expected.getOrDefault(i, 0), list.get(i), "entry " + i);
    }
  }

  @Test
  void readsTheShortExamplesOfSection4() throws MalformedException {
    assertArrayEquals(
        Hex.decode("b9a3"), inflate(example("status_list_encoding_cbor.md"), 1, 2).bytes());
    assertArrayEquals(
        Hex.decode("c944f9"), inflate(example("status_list_encoding2_cbor.md"), 2, 3).bytes());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "2, 2", "2, 4"})
  void refusesAListThatIsNotOfItsSize(int bits, int length) {
    byte[] list = example("status_list_encoding" + (bits == 1 ? "" : bits) + "_cbor.md");
    assertThrows(MalformedException.class, () -> inflate(list, bits, length));
  }

  /** The example names its key in the unprotected map, which wire format §2 wants empty. */
  @Test
  void refusesTheTokenOfTheDraftWhoseKeyNobodyHasSigned() {
    byte[] token = example("status_list_cwt.md");
    MalformedException e =
        assertThrows(MalformedException.class, () -> StatusListToken.read(token));
    assertEquals("map of another size", e.getMessage());
  }

  /** Read without {@code CborMap}: the draft's maps are not sorted, ours must be. */
  private static StatusBits inflate(byte[] statusList, int bits, int length)
      throws MalformedException {
    CborReader in = new CborReader(statusList);
    in.map(2);
    assertEquals("bits", in.text());
    assertEquals(bits, in.unsigned());
    assertEquals("lst", in.text());
    StatusBits list = StatusBits.inflate(in.bytes(), bits, length);
    in.end();
    return list;
  }

  /** The hexadecimal lines of an example, without the words before them. */
  private static byte[] example(String file) {
    String text = Resource.text(FOLDER + file);
    int words = text.indexOf("encoded:");
    return Hex.decode(text.substring(words < 0 ? 0 : words + "encoded:".length()));
  }

  private static Map<Integer, Integer> entries(int bits) {
    String section =
        Resource.text(FOLDER + "test-vectors.md")
            .split("## " + bits + "-bit Status List", 2)[1]
            .split("## ", 2)[0];
    Map<Integer, Integer> entries = new HashMap<>();
    Matcher matcher = ENTRY.matcher(section);
    while (matcher.find()) {
      entries.put(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2), 2));
    }
    return entries;
  }
}
