package io.allocation.examples.replay;

import io.allocation.service.AllocationCommand;
import java.time.LocalDateTime;

/**
 * A command, when it is sent, and the row that it is from. Small, because there are as many as rows.
 *
 * @param at when it is sent
 * @param command what is sent
 * @param file where it is from
 * @param line the row's line
 * @param index its place among the entries of that file
 */
record Entry(LocalDateTime at, AllocationCommand<?> command, String file, int line, int index) {

    BadRow bad(String column, String reason) {
        return new BadRow(file, line, column, reason);
    }
}
