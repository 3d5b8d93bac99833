package org.rekindle.data;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that keeps the SQL that goes through it. */
public final class Queries {
    private Queries() {}

    public static Connection kept(Connection connection, List<String> queries) {
        return (Connection) watch(Connection.class, connection, queries);
    }

    private static Object watch(Class<?> type, Object watched, List<String> queries) {
        return Proxy.newProxyInstance(
                Queries.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 0) {
                        Arrays.stream(arguments)
                                .filter(String.class::isInstance)
                                .forEach(sql -> queries.add((String) sql));
                    }
                    Object result = call(watched, method, arguments);
                    return method.getReturnType() == Statement.class
                            ? watch(Statement.class, result, queries)
                            : result;
                });
    }

    private static Object call(Object watched, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(watched, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
