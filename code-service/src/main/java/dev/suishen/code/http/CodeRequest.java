package dev.suishen.code.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What codes are asked for.
 *
 * @param scenes names of scenes; all where it is left out
 * @param count of windows that follow one another, 1 to 10; 1 where it is left out
 */
@Serdeable
record CodeRequest(@Nullable List<String> scenes, @Nullable Integer count) {}
