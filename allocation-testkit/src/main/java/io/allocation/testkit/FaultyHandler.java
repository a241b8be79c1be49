package io.allocation.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a caller and one object of the driver: lets calls that go to the database meet their faults, and hands
 * on all others. As thread-safe as that object is.
 */
abstract class FaultyHandler implements InvocationHandler {

    private final Object target;
    private final FaultyLink link;

    FaultyHandler(Object target, FaultyLink link) {
        this.target = target;
        this.link = link;
    }

    /** What the caller gets to hold. */
    final <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(FaultyHandler.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** How a call that goes to the database is listed; null of one that does not. */
    abstract @Nullable String callBy(Method method, @Nullable Object[] args) throws SQLException;

    /** What the caller gets instead of an answer by which it would get past the proxy. */
    abstract @Nullable Object guarded(Object proxy, Method method, @Nullable Object[] args, @Nullable Object answer);

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
            throws Throwable {
        @Nullable Object[] args = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, args);
        }
        if (link.isLost()) {
            return afterLoss(method);
        }
        return guarded(proxy, method, args, answer(method, args));
    }

    private @Nullable Object answer(Method method, @Nullable Object[] args) throws Throwable {
        String call = callBy(method, args);
        return call == null ? handOn(method, args) : link.call(call, () -> handOn(method, args));
    }

    private @Nullable Object handOn(Method method, @Nullable Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @SuppressWarnings("ReferenceEquality") // this is equals()
    private Object ofObject(Object proxy, Method method, @Nullable Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "fault-injecting " + target;
        };
    }

    /** A connection that is lost can be closed, and asked whether it is; nothing else. */
    private static @Nullable Object afterLoss(Method method) throws SQLException {
        return switch (method.getName()) {
            case "close", "abort" -> null;
            case "isClosed" -> true;
            case "isValid" -> false;
            default -> throw InjectedFault.gone(method);
        };
    }
}
