package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** A Status List Token of transit's list 0 to be made, right in all that is not said otherwise. */
final class TestStatusList {
  static final String TYPE = "application/statuslist+cwt";
  static final int ENTRIES = 1 << 20;
  static final int INVALID = 1;
  static final int SUSPENDED = 2;

  private final Map<Object, Object> claims = new LinkedHashMap<>();
  private byte[] bits = new byte[ENTRIES / 4];
  private byte @Nullable [] zlib;

  TestStatusList() {
    with(2, "/status/2/0").with(6, NOW).with(4, NOW + 86_400).with(65534, 3600);
  }

  TestStatusList with(int claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  TestStatusList without(int claim) {
    claims.remove(claim);
    return this;
  }

  TestStatusList set(int place, int status) {
    bits[place / 4] |= (byte) (status << place % 4 * 2);
    return this;
  }

  /** Another number of entries than a list has. */
  TestStatusList sized(int bytes) {
    bits = new byte[bytes];
    return this;
  }

  TestStatusList bits(byte[] all) {
    bits = all;
    return this;
  }

  TestStatusList deflated(byte[] stream) {
    zlib = stream;
    return this;
  }

  byte[] signed() {
    return signedBy(TestCity.STATUS_KEY);
  }

  byte[] signedBy(TestKey key) {
    byte[] header = Cbor.of(Map.of(1, TestKey.ALG, 4, key.kid(), 16, TYPE));
    return Cbor.of(new Cbor.Tagged(18, key.sign1(header, claims())));
  }

  byte[] claims() {
    claims.putIfAbsent(65533, Map.of("bits", 2, "lst", zlib == null ? deflate(bits) : zlib));
    return Cbor.of(claims);
  }

  static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
