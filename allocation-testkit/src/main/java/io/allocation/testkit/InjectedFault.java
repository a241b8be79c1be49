package io.allocation.testkit;

import java.lang.reflect.Method;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;

/** What a caller hears of a fault. */
final class InjectedFault {

    private static final String QUERY_CANCELED = "57014";
    private static final String CONNECTION_FAILURE = "08006";
    private static final String CONNECTION_DOES_NOT_EXIST = "08003";

    private InjectedFault() {}

    static SQLException refusal(String call) {
        return new SQLException("injected fault: refused " + call, QUERY_CANCELED);
    }

    static SQLException loss(String call) {
        return new SQLNonTransientConnectionException("injected fault: connection lost at " + call, CONNECTION_FAILURE);
    }

    /** Of a method that needs a connection which is lost. */
    static SQLException gone(Method method) {
        String reason = "injected fault: no " + method.getName() + ", the connection is lost";
        // It declares no other SQLException.
        return method.getName().equals("setClientInfo")
                ? new SQLClientInfoException(reason, CONNECTION_DOES_NOT_EXIST, Map.of())
                : new SQLNonTransientConnectionException(reason, CONNECTION_DOES_NOT_EXIST);
    }
}
