/** The one way in which a use case says that it could not do what was asked. */
@NullMarked
package dev.suishen.code.fault;

import org.jspecify.annotations.NullMarked;
