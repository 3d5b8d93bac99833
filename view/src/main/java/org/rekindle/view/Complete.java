package org.rekindle.view;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a document from a file has all its fields. Jackson sets a missing field to null, and
 * the code that relies on it would fail far from the cause.
 */
final class Complete {
    private static final ClassValue<List<Component>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<Component> computeValue(Class<?> type) {
                    return Component.of(type);
                }
            };

    private Complete() {}

    /**
     * Returns the document if it is complete.
     *
     * @throws BadFileException when a field is null that must not be
     */
    static <T> T checked(@Nullable T document) throws BadFileException {
        if (document == null) {
            throw new BadFileException("it is empty");
        }
        check("", document);
        return document;
    }

    private static void check(String path, Object value) throws BadFileException {
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                require(path, element);
            }
        } else if (value instanceof Record) {
            for (Component component : COMPONENTS.get(value.getClass())) {
                Object field = component.of(value);
                if (field != null || !component.nullable()) {
                    require(
                            path.isEmpty() ? component.name() : path + "." + component.name(),
                            field);
                }
            }
        }
    }

    private static void require(String path, @Nullable Object value) throws BadFileException {
        if (value == null) {
            throw new BadFileException("the field \"%s\" is missing".formatted(path));
        }
        check(path, value);
    }

    /** A component of a record. Primitives are left out, because they are never null. */
    private record Component(RecordComponent component, String name, boolean nullable) {

        static List<Component> of(Class<?> type) {
            return java.util.Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .map(
                            component -> {
                                component.getAccessor().setAccessible(true);
                                return new Component(
                                        component,
                                        snakeCase(component.getName()),
                                        component
                                                .getAnnotatedType()
                                                .isAnnotationPresent(Nullable.class));
                            })
                    .toList();
        }

        @Nullable Object of(Object document) {
            try {
                return component.getAccessor().invoke(document);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String snakeCase(String name) {
            return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
