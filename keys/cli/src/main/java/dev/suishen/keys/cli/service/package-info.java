/** The calls of a running service that administrators make. */
@NullMarked
package dev.suishen.keys.cli.service;

import org.jspecify.annotations.NullMarked;
