/** Measurements, each beside the alternative in the same run. Never published. */
package io.allocation.benchmarks;
