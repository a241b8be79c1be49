/**
 * A small synchronous message bus: a {@link io.allocation.bus.Command} goes through
 * {@link io.allocation.bus.Middleware} to its one {@link io.allocation.bus.CommandHandler} in one unit of work; the
 * events it brings about go to {@link io.allocation.bus.EventHandler}s inside that unit of work and to
 * {@link io.allocation.bus.AfterCommitHandler}s behind it.
 *
 * @serial exclude
 */
@NullMarked
package io.allocation.bus;

import org.jspecify.annotations.NullMarked;
