/**
 * Trust bundles (wire format §5). A {@code BundleDraft} goes as a file to each holder of a root,
 * comes back as a detached {@code RootSignature}, and is put together as an {@code
 * AssembledBundle}, which the real verifier must take before it leaves. {@code BundleLint} finds
 * what that verifier would take and a city should not publish.
 */
@NullMarked
package dev.suishen.keys.bundle;

import org.jspecify.annotations.NullMarked;
