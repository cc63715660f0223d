/** PostgreSQL, the truth, and what happens while it is away. */
@NullMarked
package dev.suishen.code.database;

import org.jspecify.annotations.NullMarked;
