package io.allocation.testkit;

import io.allocation.service.AllocationCommand;

/** One command, and under which circumstances it is handled. */
record Step(AllocationCommand<?> command, Circumstances circumstances) {}
