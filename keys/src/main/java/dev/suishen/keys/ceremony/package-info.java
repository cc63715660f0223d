/**
 * How root keys come to be: a {@code CeremonyPlan}, which people have reviewed as one file, is held
 * as a {@code Ceremony} on a machine without network, and leaves a folder with the root set, the
 * sealed key files and a {@code CeremonyRecord} to be signed by hand. The folder is there once
 * everything in it was read back, and not before.
 */
@NullMarked
package dev.suishen.keys.ceremony;

import org.jspecify.annotations.NullMarked;
