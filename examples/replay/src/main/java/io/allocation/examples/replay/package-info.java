/**
 * The main job: a year of orders, replayed. {@link io.allocation.examples.replay.Replay} is the command line,
 * {@link io.allocation.examples.replay.ReplayRun} sends the commands; in between,
 * {@link io.allocation.examples.replay.Reading} turns CSV into commands, and
 * {@link io.allocation.examples.replay.Tally} counts what became of them. The
 * {@link io.allocation.examples.replay.Store} is in memory, or in the database of
 * {@link io.allocation.examples.replay.DatabaseOptions}.
 */
@NullMarked
package io.allocation.examples.replay;

import org.jspecify.annotations.NullMarked;
