/** Auto-configuration for Spring Boot: start from {@link io.allocation.spring.AllocationAutoConfiguration}. */
@NullMarked
package io.allocation.spring;

import org.jspecify.annotations.NullMarked;
