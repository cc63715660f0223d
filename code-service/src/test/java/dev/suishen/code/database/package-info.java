@NullMarked
package dev.suishen.code.database;

import org.jspecify.annotations.NullMarked;
