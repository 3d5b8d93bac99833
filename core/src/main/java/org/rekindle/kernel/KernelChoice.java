package org.rekindle.kernel;

import java.lang.reflect.InvocationTargetException;

/** Decides once, when first asked, which kernels this JVM can run. */
final class KernelChoice {
    static final Kernels FASTEST =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                    ? vectorKernels()
                    : PlainKernels.INSTANCE;

    private KernelChoice() {}

    /** By name, because the class cannot even be loaded where the vector module is absent. */
    private static Kernels vectorKernels() {
        try {
            return (Kernels)
                    Class.forName("org.rekindle.kernel.VectorKernels")
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("the vector kernels are part of this jar", e);
        }
    }
}
