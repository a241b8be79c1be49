package io.allocation.spring;

import org.springframework.context.SmartLifecycle;

/**
 * Works on threads of its own from start to stop. One that is not running in between has ended by itself, and works no
 * more.
 */
interface Worker extends SmartLifecycle {}
