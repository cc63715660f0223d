@NullMarked
package dev.suishen.code.runbook;

import org.jspecify.annotations.NullMarked;
