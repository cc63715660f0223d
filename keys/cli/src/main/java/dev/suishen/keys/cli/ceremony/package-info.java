/** Root ceremonies, each from one reviewed YAML file. */
@NullMarked
package dev.suishen.keys.cli.ceremony;

import org.jspecify.annotations.NullMarked;
