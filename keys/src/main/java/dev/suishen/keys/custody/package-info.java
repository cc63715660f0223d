/**
 * Where signing keys are made and kept: sealed files, or a PKCS#11 token that never gives them out.
 *
 * <p>{@code KeyCustody} is the port. A key is known by its public half, as bundles name it; its
 * file or its label in the token is its kid, eight hexadecimal digits. What fails is one {@code
 * CustodyException} with a stable reason.
 */
@NullMarked
package dev.suishen.keys.custody;

import org.jspecify.annotations.NullMarked;
