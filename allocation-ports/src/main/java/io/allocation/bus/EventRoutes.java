package io.allocation.bus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which handlers get which event: all that were registered for its class or for one of its supertypes, in the order of
 * their registration.
 */
final class EventRoutes<H> {

    /** A handler and the type of event that it is for. */
    record Route<H>(Class<?> type, H handler) {}

    private final List<Route<H>> routes;
    private final Map<Class<?>, List<H>> byClass = new ConcurrentHashMap<>();

    EventRoutes(List<Route<H>> routes) {
        this.routes = List.copyOf(routes);
    }

    boolean isEmpty() {
        return routes.isEmpty();
    }

    List<H> to(Class<?> event) {
        return byClass.computeIfAbsent(event, this::find);
    }

    private List<H> find(Class<?> event) {
        return routes.stream()
                .filter(route -> route.type().isAssignableFrom(event))
                .map(Route::handler)
                .toList();
    }
}
