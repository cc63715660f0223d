/** The claims of an issuer code, decoded only after its signature held (§3; §7 step 6). */
@NullMarked
package dev.suishen.verifier.internal.claims;

import org.jspecify.annotations.NullMarked;
