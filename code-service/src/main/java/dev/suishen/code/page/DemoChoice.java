package dev.suishen.code.page;

/**
 * A demonstration citizen to choose on the page; there are none outside the embedded default.
 *
 * @param id what the demo login takes, e.g. {@code demo-1}
 * @param chinese how the choice reads in Chinese
 * @param english and in English
 */
public record DemoChoice(String id, String chinese, String english) {}
