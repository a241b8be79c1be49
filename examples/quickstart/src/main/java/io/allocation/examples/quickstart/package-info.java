/** The smallest program that allocates stock; the README quotes it. */
package io.allocation.examples.quickstart;
