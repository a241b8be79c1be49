/**
 * The library as a service of its own: the HTTP interface of <i>Architecture Patterns with Python</i>, and what its
 * users miss there. {@link io.allocation.examples.http.HttpService} is where it starts,
 * {@link io.allocation.examples.http.CommandController} what most requests come to.
 */
@NullMarked
package io.allocation.examples.http;

import org.jspecify.annotations.NullMarked;
