package dev.suishen.verifier.benchmarks;

import COSE.CoseException;
import COSE.KeyKeys;
import COSE.Message;
import COSE.MessageTag;
import COSE.OneKey;
import COSE.Sign1Message;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.upokecenter.cbor.CBORObject;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.i2p.crypto.eddsa.EdDSASecurityProvider;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What others take for as much: an Ed25519 signature, its claims and their times. The JWTs say what
 * a LIVE code says, cose-java gets the very bytes of a PASS; none looks at bundle, scene or status.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {
  private static final byte[] X509_ED25519 = Hex.decode("302a300506032b6570032100");
  private static final long CENTURY = 3_155_760_000L;

  private final String jwt;
  private final JWSVerifier nimbus;
  private final DefaultJWTClaimsVerifier<SecurityContext> nimbusClaims =
      new DefaultJWTClaimsVerifier<>(null, Set.of("exp", "nbf"));
  private final JwtParser jjwt;
  private final byte[] pass;
  private final OneKey coseKey;

  public PeerBenchmark() {
    Security.addProvider(new EdDSASecurityProvider()); // cose-java asks for this one by name
    SecureRandom random = new SecureRandom();
    RecordingSigner signer = new RecordingSigner(random);
    City city = new City(signer);
    jwt = jwt(signer);
    pass =
        city.issuer()
            .pass(
                City.NOW,
                City.NOW.plus(City.DAY),
                city.parts(),
                new RecordingSigner(random).publicKey());
    try {
      nimbus =
          new Ed25519Verifier(
              new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(signer.x())).build());
      jjwt = Jwts.parser().verifyWith(jdkKey(signer.x())).build();
      coseKey = coseKey(signer.x());
    } catch (GeneralSecurityException | JOSEException | CoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public JWTClaimsSet nimbusJoseJwt() throws ParseException, JOSEException, BadJOSEException {
    SignedJWT parsed = SignedJWT.parse(jwt);
    require(parsed.verify(nimbus));
    JWTClaimsSet claims = parsed.getJWTClaimsSet();
    nimbusClaims.verify(claims, null);
    return claims;
  }

  @Benchmark
  public Jws<Claims> jjwt() {
    return jjwt.parseSignedClaims(jwt);
  }

  @Benchmark
  public CBORObject coseJava() throws CoseException {
    Sign1Message message = (Sign1Message) Message.DecodeFromBytes(pass, MessageTag.Sign1);
    require(message.validate(coseKey));
    CBORObject claims = CBORObject.DecodeFromBytes(message.GetContent());
    long now = City.NOW.getEpochSecond();
    require(claims.get(5).AsInt64() <= now && now < claims.get(4).AsInt64());
    return claims;
  }

  private static String jwt(RecordingSigner signer) {
    long nbf = City.NOW.getEpochSecond();
    String header = "{\"alg\":\"EdDSA\",\"kid\":\"f71010c3\"}";
    String claims =
        "{\"nbf\":"
            + nbf
            + ",\"exp\":"
            + (nbf + CENTURY)
            + ",\"jti\":\"8f3a52c0d1e49b67\",\"code\":[0,62,\""
            + base64(new byte[5 * 11])
            + "\"]}";
    String signed =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
    return signed + "." + base64(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static PublicKey jdkKey(byte[] x) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519", "SunEC")
        .generatePublic(new X509EncodedKeySpec(Arrays.concatenate(X509_ED25519, x)));
  }

  private static OneKey coseKey(byte[] x) throws CoseException {
    CBORObject key = CBORObject.NewMap();
    key.Add(KeyKeys.KeyType.AsCBOR(), KeyKeys.KeyType_OKP);
    key.Add(KeyKeys.OKP_Curve.AsCBOR(), KeyKeys.OKP_Ed25519);
    key.Add(KeyKeys.OKP_X.AsCBOR(), CBORObject.FromObject(x));
    return new OneKey(key);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("refused");
    }
  }
}
