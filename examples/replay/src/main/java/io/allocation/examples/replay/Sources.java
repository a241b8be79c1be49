package io.allocation.examples.replay;

import java.util.Optional;

/**
 * The tables of one replay.
 *
 * @param batches {@code ref,sku,qty,eta} and perhaps {@code known_from}
 * @param lines {@code order_id,sku,qty,ordered_at}
 * @param amendments {@code order_id,sku,qty,amended_at}
 */
record Sources(Source batches, Source lines, Optional<Source> amendments) {}
