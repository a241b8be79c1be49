package io.allocation.spring;

import org.springframework.context.SmartLifecycle;

/** Works on threads of its own as long as the application runs, and is not running only if it has ended by itself. */
interface Worker extends SmartLifecycle {}
