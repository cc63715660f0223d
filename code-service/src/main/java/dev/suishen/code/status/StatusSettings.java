package dev.suishen.code.status;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long signed status lists are good for.
 *
 * @param timeToLive after which a reader asks for the next; a list is signed anew at half of it,
 *     and with every change
 * @param life after which a list no longer counts
 */
@ConfigurationProperties("suishen.status-lists")
public record StatusSettings(
    @Bindable(defaultValue = "15m") Duration timeToLive,
    @Bindable(defaultValue = "24h") Duration life) {}
