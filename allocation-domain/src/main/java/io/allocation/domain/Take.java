package io.allocation.domain;

/** Units to be taken of a batch: one step of a plan that has not been carried out yet. */
record Take(BatchReference batch, long units) {}
