package org.rekindle.kernel;

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
            return Class.forName("org.rekindle.kernel.VectorKernels")
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernels are part of this jar", e);
        }
    }
}
