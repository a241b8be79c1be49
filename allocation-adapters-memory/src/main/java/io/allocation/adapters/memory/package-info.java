/** {@link io.allocation.adapters.memory.InMemoryStore}: a store that lives and dies with the process. */
@NullMarked
package io.allocation.adapters.memory;

import org.jspecify.annotations.NullMarked;
