/**
 * The ready use cases: one command for each verb of the domain, and {@link io.allocation.service.AllocationService},
 * which wires them onto an adapter.
 */
@NullMarked
package io.allocation.service;

import org.jspecify.annotations.NullMarked;
