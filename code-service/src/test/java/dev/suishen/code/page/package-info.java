/** The page as its readers meet it: in a real Chromium, against the whole service. */
@NullMarked
package dev.suishen.code.page;

import org.jspecify.annotations.NullMarked;
