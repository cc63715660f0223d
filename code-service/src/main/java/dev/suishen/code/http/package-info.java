/**
 * The HTTP interface ({@code docs/http-api.md}): controllers that read a request and hand it to a
 * use case, and {@link dev.suishen.code.http.ProblemResponses}, which says in one place how
 * whatever went wrong is told.
 */
@NullMarked
package dev.suishen.code.http;

import org.jspecify.annotations.NullMarked;
