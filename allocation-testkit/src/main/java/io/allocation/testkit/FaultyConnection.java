package io.allocation.testkit;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets the calls on a connection meet their faults. */
final class FaultyConnection extends FaultyHandler {

    private static final Set<String> COUNTED =
            Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint", "setTransactionIsolation");

    private final Connection target;
    private final FaultyLink link;

    private FaultyConnection(Connection target, FaultyLink link) {
        super(target, link);
        this.target = target;
        this.link = link;
    }

    static Connection around(Connection target, FaultPlan plan) {
        return new FaultyConnection(target, new FaultyLink(plan, target)).proxy(Connection.class);
    }

    @Override
    @Nullable
    String callBy(Method method, @Nullable Object[] args) throws SQLException {
        return isCounted(method, args) ? listed(method, args) : null;
    }

    private boolean isCounted(Method method, @Nullable Object[] args) throws SQLException {
        String name = method.getName();
        // Without a change, drivers send nothing.
        return name.equals("setAutoCommit")
                ? !Boolean.valueOf(target.getAutoCommit()).equals(args[0])
                : COUNTED.contains(name);
    }

    private static String listed(Method method, @Nullable Object[] args) {
        if (args.length == 0) {
            return method.getName();
        }
        // Drivers print them in ways of their own.
        Object argument = args[0] instanceof Savepoint ? "savepoint" : args[0];
        return method.getName() + "(" + argument + ")";
    }

    @Override
    @Nullable
    Object guarded(Object proxy, Method method, @Nullable Object[] args, @Nullable Object answer) {
        if (!(answer instanceof Statement statement)) {
            return answer;
        }
        String sql = args.length > 0 && args[0] instanceof String prepared ? prepared : null;
        return new FaultyStatement(statement, link, (Connection) proxy, sql).proxy(method.getReturnType());
    }
}
