package dev.suishen.code.citizen;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long snapshots of citizens are used.
 *
 * @param memoryFresh before Redis is asked again
 * @param fresh before PostgreSQL is asked again
 * @param kept while neither answers
 */
@ConfigurationProperties("suishen.snapshots")
public record SnapshotSettings(
    @Bindable(defaultValue = "5s") Duration memoryFresh,
    @Bindable(defaultValue = "10m") Duration fresh,
    @Bindable(defaultValue = "24h") Duration kept) {}
