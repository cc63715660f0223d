/** How the service is set up, and what it refuses to start with. */
@NullMarked
package dev.suishen.code.config;

import org.jspecify.annotations.NullMarked;
