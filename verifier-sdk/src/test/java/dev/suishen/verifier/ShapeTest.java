package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.CODE_KEY;
import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wire format §2 to §4, §7 steps 2 and 6: a code has its shape to the last byte of every part. */
class ShapeTest {
  private final TestCity gate = TestCity.gate().take(new TestStatusList());

  @Test
  void bytesAfterAnIssuerCodeAreMalformed() {
    List<Object> code = TestCode.live().message();
    byte[] header = (byte[]) code.get(0);
    byte[] claims = (byte[]) code.get(2);
    assertEquals("rejected MALFORMED", scan(longer(Cbor.of(code))));
    assertEquals("rejected MALFORMED", scan(Cbor.of(CODE_KEY.sign1(longer(header), claims))));
    assertEquals("rejected MALFORMED", scan(Cbor.of(CODE_KEY.sign1(header, longer(claims)))));
    assertEquals("accepted", scan(Cbor.of(CODE_KEY.sign1(header, claims))));
  }

  @Test
  void bytesAfterADeviceCodeAreMalformed() {
    List<Object> pass = TestCode.passFor(DEVICE).message();
    byte[] header = Cbor.of(Map.of(1, TestKey.ALG, 13, pass));
    byte[] proof = Cbor.of(Map.of(6, NOW));
    List<Object> code = DEVICE.sign1(header, proof);
    assertEquals("rejected MALFORMED", scan(longer(Cbor.of(code))));
    assertEquals("rejected MALFORMED", scan(Cbor.of(DEVICE.sign1(longer(header), proof))));
    assertEquals("rejected MALFORMED", scan(Cbor.of(DEVICE.sign1(header, longer(proof)))));
    assertEquals("accepted", scan(Cbor.of(code)));
  }

  @Test
  void bytesAfterTheHeaderOfACredentialAreMalformed() {
    List<Object> pass = TestCode.passFor(DEVICE).message();
    byte[] header = longer((byte[]) pass.get(0));
    List<Object> credential = CODE_KEY.sign1(header, (byte[]) pass.get(2));
    byte[] outer = Cbor.of(Map.of(1, TestKey.ALG, 13, credential));
    byte[] proof = Cbor.of(Map.of(6, NOW));
    assertEquals("rejected MALFORMED", scan(Cbor.of(DEVICE.sign1(outer, proof))));
  }

  /** At least one bit, bit 0 zero, less than 2²⁴; scenes of a later version are not read. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, MALFORMED",
    "1, 1, MALFORMED",
    "5, 2, MALFORMED",
    "2, 1, SCENE_NOT_COVERED",
    "8388608, 1, SCENE_NOT_COVERED",
    "16777216, 1, MALFORMED",
    "2, 0, MALFORMED",
    "2, 2, MALFORMED"
  })
  void theScenesOfACodeAreABitSetWithAPartForEach(int scenes, int parts, String reason) {
    byte[] sealed = new byte[parts * SceneKey.PART_BYTES];
    TestCode code = TestCode.live().with(-65537, List.of(0, scenes, sealed));
    assertEquals("rejected " + reason, gate.scan(code));
  }

  private String scan(byte[] code) {
    return gate.scan(Base45Text.of(code), NOW);
  }

  private static byte[] longer(byte[] item) {
    return Arrays.copyOf(item, item.length + 1);
  }
}
