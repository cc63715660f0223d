package dev.suishen.verifier.internal.bundle;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import java.util.List;

/** What a trust bundle's payload says (§5), times in seconds since the epoch. */
public record BundleContent(
    String issuer,
    long serial,
    long issuedAt,
    long expires,
    long nextUpdate,
    List<SigningKey> keys,
    TrustPolicy policy,
    RootSet roots,
    List<StatusListLocation> statusLists) {}
