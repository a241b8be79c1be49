/**
 * What tests around Allocation need.
 *
 * <ul>
 *   <li>{@link io.allocation.testkit.AllocationArbitraries} and {@link io.allocation.testkit.AllocationDomain}: jqwik
 *       generators of every type of the domain, single commands and sequences of commands.
 *   <li>{@link io.allocation.testkit.CommandSequenceContract}: any sequence of commands on a store does what a simple
 *       model of the rules says. An adapter's test extends it and supplies a
 *       {@link io.allocation.testkit.StoreFixture}.
 *   <li>{@link io.allocation.testkit.StoreContract}: everything else that a store has to do, port by port. An adapter's
 *       test extends it in the same way.
 *   <li>{@link io.allocation.testkit.OutboxContract}: what a store has to do that writes an outbox.
 *   <li>{@link io.allocation.testkit.EventPublisherContract}: what has to do whatever brings messages to a broker.
 *   <li>{@link io.allocation.testkit.SettableClock} and {@link io.allocation.testkit.PlainTextCodec}: what the tests of
 *       programs that publish events need.
 *   <li>{@link io.allocation.testkit.FaultInjectingDataSource}: lists the calls that go to a database and lets one of
 *       them fail, to show that code does all or nothing.
 * </ul>
 */
@NullMarked
package io.allocation.testkit;

import org.jspecify.annotations.NullMarked;
