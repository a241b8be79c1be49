package io.allocation.testkit;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Lets the calls on a statement, prepared or not, meet their faults. */
final class FaultyStatement extends FaultyHandler {

    private final Connection connection;
    private final @Nullable String prepared;

    FaultyStatement(Statement target, FaultyLink link, Connection connection, @Nullable String prepared) {
        super(target, link);
        this.connection = connection;
        this.prepared = prepared;
    }

    @Override
    @Nullable
    String callBy(Method method, @Nullable Object[] args) {
        String name = method.getName();
        if (!name.startsWith("execute")) {
            return null;
        }
        Object sql = args.length > 0 ? args[0] : prepared;
        return sql == null ? name : name + ": " + sql;
    }

    @Override
    @Nullable
    Object guarded(Object proxy, Method method, @Nullable Object[] args, @Nullable Object answer) {
        return method.getName().equals("getConnection") ? connection : answer;
    }
}
